"""What a reader of a reading sees: cards on a terminal, and a page that needs nothing but a browser.

words      how the nouns are worded, once for every face
quotes     exact words, cut at word bounds and never altered
card       one transfer as rows of words (the view both faces print)
findings   findings of law grouped and folded
layout     wrapped text in columns, for a terminal
terminal   cards with rich
segments   an article cut where its marked spans begin and end
page       the HTML page, with ``templates/``
"""
