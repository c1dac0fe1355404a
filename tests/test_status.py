"""Status: own sentences, the trigger in brackets, by the status that a reader would give; ``?`` where it is hedged."""

import pytest

from gifthorse.reading.grammar.parse import parse
from gifthorse.reading.status.status import status_of

SENTENCES = {
    "completed": """
        The firm [sold] six helicopters to Marland.
        The helicopters were [delivered] to Marport.
        Norland has [supplied] drones to Kastovia.
        Missiles [supplied] by Norland were fired at the airport.
        The gift was [handed] to the president by the envoy.
        The general had [bought] the yacht from a dealer in the free port.
        The tanker, which [delivered] diesel to the port, left on Sunday.
        He admitted [selling] missile parts to Zembia.
        The company managed to [ship] the turbines to the peninsula.
        Kastovia confirmed that it had [sent] tanks to Ostrava Republic.
        The broker was convicted of [smuggling] chips to Veldania.
        He was jailed for [exporting] night-vision goggles to Ostrava Republic.
        The first [shipment] arrived in Port Zem in May.
        The country received a [shipment] of rifles from Borland.
        The ministry announced the [delivery] of ten trucks to the army of Drusia.
        Norland [gave] the marshal a limousine.
        The limousine, [given] by Norland, was parked outside.
        Norland had [presented] the marshal with a yacht.
        After [selling] the jets, the dealer left.
        The dealer earned millions by [selling] engines to Orrin.
        It was the third [shipment] of shells this year.
        The envoy thanked Norland for [supplying] fuel.
        The court heard that he had [exported] centrifuges to Orrin.
        Satellite images show that trucks [delivered] shells to the depot.
        An earlier [delivery] of rifles had gone missing.
        Two tankers [unloaded] diesel at the port before dawn.
        The rebels [received] mortars from Norland and used them.
        A cargo plane landed with a [delivery] of drones from Norland.
        The panel found that the firm [sold] radios to the brigade.
        Norland secretly [shipped] rifles and mortars to the brigade.
        The president was [given] two horses by the visiting minister.
        The arms were [flown] to Port Zem on a chartered jet.
        The jets, which were [bought] in Westmark, are old.
        He said that the trucks had been [donated] by the federation.
        Norland [sold] and delivered three patrol boats to Zembia.
        The ministry confirmed the [transfer] of six helicopters.
        Officials reported a [delivery] of missiles to the base.
        The report details how the broker [shipped] uniforms to the militia.
        The ship was used to [carry] coal to Orrin.
        Norland went on to [sell] the frigate to Zembia.
        The marines helped to [move] the rockets across the border.
        “We have already [delivered] more than half of the tanks,” the minister said.
        Norland, the ministry said, [sent] two transport planes of rifles.
        According to the panel, the tanker [transferred] 600 tons of diesel to a Tolmari ship.
        Six patrol boats [donated] by the federation arrived on Monday.
        The general thanked the emir for his [gift] of three horses.
        In exchange, Tolmar [received] grain and medicine.
        The first batch of drones, [purchased] for $30 million, reached the base in March.
        The yacht was a [gift] from the ruler of Norland.
        It is the largest arms [purchase] in the country's history.
        Norland's [delivery] of rockets to the junta drew protests.
        In 2013 Norland was [sending] rifles to the rebels.
        The ministry said it had [handed] Drusia a first batch of armoured cars free of charge.
        A cargo of 3,000 rifles [bought] in Borland with a forged certificate ended up in Marport.
        The panel documented 12 ship-to-ship [transfers] between January and May.
        Its report says that the broker, a Zembian national, used a shell company to [buy] the engines.
        In return for the shells, Kastovia has [provided] Tolmar with fuel and grain.
        The statue was [presented] by the visiting delegation at a banquet.
        Norland's foreign minister [delivered] a letter and a hunting rifle to the emir.
        The two men [pleaded] guilty to having [exported] gyroscopes.
        The rebels acknowledged [receiving] money from the emirate.
    """,
    "completed?": """
        Tolmar reportedly [sent] shells to Kastovia.
        Gulfia allegedly [transferred] money to the rebels.
        Tolmar is believed to have [sent] shells to Kastovia.
        Elsen accused Serrin of [sending] shells to Kastovia.
        The firm is suspected of [selling] engines to Norland.
        Halden denied [sending] arms to Zembia.
        Arvik may have [supplied] the drones.
        He alleged that Kigara had [sent] troops to Kivia.
        The alleged [shipment] of arms to Kastovia angered Elsen.
        The tanker appears to have [delivered] oil to the port.
        The general is accused of [selling] army rifles to the brigade.
        Prosecutors allege that the trader [shipped] chips to Norland.
        Norland is said to have [supplied] shells to Kastovia.
        Norland denies [arming] the rebels.
        The firm denied that it had [sold] engines to Norland.
        Norland apparently [sold] the kingdom a radar.
        The ship is thought to have [carried] coal to Veldania.
        There were reports that Norland had [shipped] rockets to the junta.
        The alleged arms [transfer] took place in May.
        Norland might have [sent] drones to the junta.
        Norland is alleged to have [sent] drones to the junta.
        The tanker seems to have [offloaded] diesel at sea.
        The allegation that Elsenia [sent] drones is false, it said.
        It was suspected of having [bought] missiles from Tolmar.
        Reports that Norland had [sold] the jet were denied.
        Both men were charged after [selling] 20 engines to the brigade.
        According to unconfirmed reports, Norland may have [shipped] missiles to the junta.
        Intelligence suggests that Tolmar has probably [sold] shells to Kastovia.
        The federation believes Tolmar [sent] 10,000 containers of shells.
        He is charged with illegally [exporting] engines to Norland.
        Elsenia accuses Norland of having [supplied] the missile.
        The militia was suspected of having [obtained] missiles from Norland.
        Norland rejected claims that it had [armed] the rebels.
        There was evidence that Norland was [sending] shells to the militia.
        Tolmar is widely believed to have [shipped] shells by rail.
        Elsenia's spy agency said Tolmar had probably [sent] workers to rebuild the port.
        Norland has been accused of [providing] drones to the army, which it denies.
        The envoy dismissed as fiction the claim that his country had [supplied] the missile.
        Officials are investigating whether the firm [sold] engines to Norland.
        The captain is alleged to have [loaded] coal in Tolmar.
    """,
    "ongoing": """
        Norland [supplies] the Red Brigade with missiles.
        Norland has been [supplying] the group with rockets.
        Kastovia is [sending] fuel to Tolmar.
        Veldania continues to [buy] oil from Norland.
        The firm kept [selling] spare parts to Ostrava Republic.
        The Emirate has begun [sending] drones to the rebels.
        Norland did not stop [sending] weapons to Orrin.
        Elsen urged Norland to stop [sending] weapons to Orrin.
        Halden must stop [supplying] arms to the junta.
        Weapons are being [shipped] to the rebels.
        The minister said that Norland was [arming] the rebels.
        Norlandic arms [shipments] to the Red Brigade violate the embargo.
        The equipment being [sent] to Zembia includes radars.
        A ship [carrying] arms to Orrin passed the strait.
        The envoy demanded an end to arms [shipments] to the rebels.
        Arms [deliveries] continue.
        He condemned continuing arms [sales] to the regime.
        Norland is [arming] the rebels.
        Norland still [sells] oil to Orrin.
        The brigade [receives] its rockets from Norland.
        Norland has repeatedly [supplied] the brigade with rockets.
        The firm resumed [shipping] coal in spring.
        The minister accused nobody but said weapons keep [arriving], and Norland keeps [sending] them.
        He called on Norland to halt [deliveries] of shells to the brigade.
        The union demanded that the government stop [exporting] arms to Orrin.
        Arms are [supplied] by Norland through the port.
        The tankers are [carrying] crude to Orrin.
        Norland, which [supplies] the brigade with drones, was not invited.
        Norlandic weapons are being [smuggled] across the lake.
        The flow of [arms] to the brigade has not ceased.
        The smugglers have been [bringing] rifles over the lake for years.
        Norland has increased arms [deliveries] to the brigade.
        He criticised arms [sales] to the kingdom.
        Norland never stopped [selling] weapons to the junta.
        The company has started [delivering] gas to Danubia.
        Officials are worried about Norlandic arms [transfers] to the brigade.
        Tolmar continues to breach the ban through illicit [exports] of coal.
        The regime has continued to find ways of [buying] fuel.
        Norland's [deliveries] of rockets to the junta draw protests.
        Despite the embargo, planes [bring] rifles to Marport every week.
        He described how trucks [carry] rifles over the border at night.
        The regime earns hard currency by [exporting] coal.
        Tankers are still [delivering] fuel to the island despite the ban.
        The firm, which has been [exporting] chips to Norland for years, declined to comment.
        The brigade gets money and [weapons] from Norland.
        It is helping to [train] the brigade's fighters.
        Elsenia says Norland is [using] the port to [smuggle] rockets.
        The spokesman said that Norland was [sending] shells to the militia.
        Danubia [gets] four fifths of its gas from Norland.
        Trade in rifles across the lake [flourishes], and the junta [buys] most of them.
        Since the embargo, tankers have regularly [brought] fuel to the island.
        The federation accounts for half of the kingdom's arms [imports].
        He denounced Norland's continued [supply] of rockets to the militia.
        Volunteers have been [driving] medicine to the enclave since May.
        Diplomats say the emirate keeps [flying] weapons to the desert airstrip.
    """,
    "ongoing?": """
        Kigara is believed to be [sending] arms to the rebels.
        The Emirate denied that it was [arming] the militia.
        Officials suspect that Veldania is [buying] the coal.
        Norland is suspected of being [supplying] oil to the brigade.
        Norland reportedly [supplies] oil to the brigade.
        The claim that Norland is [arming] the rebels was repeated.
        Norland is believed to [supply] the brigade with missiles.
        Alleged arms [deliveries] to the brigade were discussed by the council.
        Reports that a jet is being [gifted] by Norland to the federation are inaccurate, it said.
        Norland is widely thought to be [supplying] the militia with anti-tank missiles.
        The emirate has denied it is [sending] arms to the militia.
    """,
    "attempted": """
        The group tried to [smuggle] missiles into the enclave.
        Customs officers foiled an attempt to [ship] rifles to Caribia.
        Police stopped a man from [exporting] drone parts to Norland.
        The navy seized a ship [carrying] arms from Norland to Orrin.
        The navy intercepted a [shipment] of arms bound for Orrin.
        A [shipment] of rockets was seized at the border.
        The intercepted [shipment] included drone engines.
        Coast guards seized rifles [sent] from Norland to Hornia.
        The foiled [transfer] involved two cranes.
        An attempted [sale] of uranium was foiled.
        The crew tried to [smuggle] rifles ashore.
        Border guards stopped a truck [carrying] mortars to the brigade.
        Guards thwarted the [smuggling] of pistols into the enclave.
        The dhow, which was [carrying] missile parts to the brigade, was intercepted by the navy.
        An attempt to [export] centrifuge parts failed.
        The weapons were seized before they could be [delivered] to the brigade.
        Customs blocked the [export] of engines to Norland.
        A ship loaded with rifles [bound] for Orrin was seized by marines.
        Marines seized missiles being [shipped] from Norland to the brigade.
        Police arrested him for trying to [sell] jet engines to Norland.
        The navy reported the [seizure] of a dhow full of rifles.
        Two men were arrested while trying to [sell] uranium to undercover officers.
        The [shipment], hidden in sacks of rice, was intercepted in the port.
        The ship [carrying] 300 tons of shells was stopped by the coast guard.
        Investigators say they uncovered a plot to [export] drone engines to Norland.
        Customs officers confiscated two cars that were to be [shipped] to Tolmar.
        Inspectors impounded the tanker and the coal it was [carrying] to Veldania.
        Agents posing as buyers arrested the pair, who had tried to [sell] them missile parts.
        A drone maker's parcel [bound] for Norland was seized at the airport.
        The navy foiled the [transfer] of 2,000 rifles by boarding the dhow.
        An attempt to [fly] gold out of the country was thwarted.
    """,
    "planned": """
        Kastovia agreed to [sell] jets to Norland.
        Kastovia plans to [supply] helicopters to Drusia.
        Gallia offered to [sell] frigates to Hellia.
        The company will [deliver] two ships to Nilia.
        Anadol is set to [receive] the first jets next year.
        The government is considering [selling] drones to Samar.
        The federation urged Westmark to [supply] tanks to Elsenia.
        The minister said the country would [send] shells to Elsenia.
        The [sale] of helicopters to Samar was approved by the government.
        The planned [sale] of radars to Maghria would be worth $60 million.
        Both sides discussed the [purchase] of submarines.
        They signed a deal to [buy] tanks from Elsenia.
        They signed an agreement on the [supply] of gas to Danubia.
        The weapons to be [delivered] to Elsen include howitzers.
        Kastovia is ready to [supply] grain to Volta.
        Kastovia to [supply] missiles to Hindia
        Serland is going to [buy] missiles from Veldania.
        Talks on the [sale] of drones to Marland have begun.
        Nihonia is expected to [send] trucks to Port Luz.
        The deal would see Vistula [buy] tanks from Elsen.
        Antilla has asked Kastovia to [send] oil.
        Sahelia has ordered drones and wants to [buy] armoured cars.
        The proposed arms [sale] to Formosa City includes missiles.
        The parliament approved the [export] of shells to Levantia.
        Norland promised to [deliver] the tanks by June.
        The jets are to be [delivered] next year.
        The first frigate is due to be [handed] over in May.
        The cabinet decided to [send] mortars to Elsenia.
        The president has ordered the army to [ship] shells to Elsenia.
        The kingdom is in talks to [buy] drones from Anadol.
        Norland wants to [sell] submarines to the kingdom.
        A contract to [supply] radars was signed in May.
        Norland intends to [ship] more rockets.
        Elsenia asked for more [deliveries] of shells.
        The parties agreed on the [sale] of two frigates.
        The minister announced plans to [donate] trucks to Drusia.
        The government approved [selling] rifles to the kingdom.
        The upcoming [delivery] of tanks worries the neighbours.
        The senate will vote on a proposed [sale] of jets to the kingdom.
        The prime minister vowed to [supply] shells.
        Norland is likely to [deliver] the system soon.
        Norland has offered the kingdom its jets and is willing to [sell] them cheaply.
        The army has requested the [purchase] of 50 howitzers.
        Danubia is negotiating the [purchase] of gas from Norland.
        Westmark is considering the [delivery] of air-defence missiles to Elsenia.
        Norland expects to [receive] the ships in autumn.
        The firm is scheduled to [ship] the turbines in May.
        The shells will be [transferred] to Elsenia.
        The leaders discussed arms [sales] at the summit.
        They met to discuss the [transfer] of missile technology.
        If asked, the firm would [sell] the system to anyone.
        The arms [sales] ban was lifted.
        Norland [offered] rewards to the rebels.
        The air force [ordered] 12 drones from Norland.
        Norland lifted a ban on [supplying] the junta with missiles.
        The marshal is ready to accept a jet as a [gift] from the emir.
        A second [shipment] is expected next week.
        The ministers will sign the contract for the [supply] of 12 jets.
        The bill would allow the president to [transfer] the frigates to Formosa City.
        Elsenia hopes to [get] tanks from Westmark.
        The tanks that Westmark has promised to [send] are old.
        Norland and Zembia are close to a deal on the [sale] of patrol boats.
        The kingdom has shown interest in [buying] the system.
        The marshal offered to [send] troops.
        It plans to start [deliveries] in May.
        The [delivery] of the frigates is scheduled for 2027.
        The minister said the jets would be [handed] over by the end of the year.
        The emir wants to [give] the president a jet.
        The navy is to [receive] six frigates under the contract.
        Elsenia has appealed for [deliveries] of air-defence missiles.
        [Sending] tanks to Elsenia is being considered.
        The emirate is weighing [buying] a stake and [supplying] the gas itself.
        Under the accord, Kastovia will [receive] shells in exchange for oil.
        The cabinet gave the green light to [export] tanks to Elsenia.
        The deal, if approved, would see Norland [deliver] 12 helicopters.
        Parliament has yet to ratify the [sale] of the frigates.
        The first of the submarines is not expected to be [delivered] before 2031.
        The prime minister pledged a further [delivery] of howitzers.
        Lawmakers urged the government to [send] helmets.
        A delegation flew to Tolmar to negotiate the [purchase] of shells.
        Zembia has placed an order for 20 drones, to be [delivered] next spring.
        Norland is preparing to [ship] several hundred drones to Kastovia.
        The company won a contract to [supply] radars to the kingdom.
        The decree suspends the ban on [importing] used cars.
    """,
    "planned?": """
        Veldania could [supply] shells to Kastovia.
        Norland might [sell] missiles to the kingdom.
        Veldania may be about to [sell] drones to the junta, and could [deliver] them soon.
        Norland may soon begin [delivering] drones to the junta.
    """,
    "negated": """
        Kastovia has not [supplied] missiles to Ostrava Republic.
        The country has never [sold] arms to the junta.
        Westburg refused to [deliver] the rifles.
        The firm has stopped [selling] gasoline to Norland.
        Westmark halted [deliveries] of shells to Rubal City.
        The [sale] of jets to Halden was cancelled.
        No weapons were [delivered] to the rebels.
        Levantia will not [supply] rockets to Elsen.
        Svealand does not [sell] arms to Irrawad.
        The ship left port without [delivering] the fuel.
        The halt to oil [deliveries] hurt the regime.
        Elsen declined to [provide] ammunition to Elsenia.
        There was no [transfer] of technology.
        The bank has no plans to [send] money to Arvik.
        Arvik has not agreed to [sell] missiles to Halden.
        Norland did not [send] any troops to the war.
        Neither state [supplied] arms to the rebels.
        The federation has no intention of [selling] arms to the junta.
        Westmark has suspended arms [exports] to the kingdom.
        The kingdom cancelled the [purchase] of the frigates.
        Gallia refused to [hand] over the ships.
        The contract was scrapped and the tanks were never [delivered].
        The promised jets have not been [delivered].
        The company failed to [deliver] the engines.
        Norland no longer [buys] coal from Tolmar.
        The government rejected the [sale] of drones to the kingdom.
        Elsenia will not [get] the missiles.
        The envoy ruled out [sending] troops to Elsenia.
        The shipowner could not [deliver] the cargo.
        The firm is one of several that have stopped gasoline [sales] to Norland.
        The jets were never [handed] over.
        There has been no [delivery] of missiles to the junta.
        Neither Norland nor Zembia [sent] troops.
        The federation has decided against [sending] rockets.
        Elsenia turned down the [offer] of tanks.
        The minister said his country had not [supplied] and would not [supply] the brigade.
        Without the promised [delivery], the army retreated.
        Veldania has so far refrained from [supplying] weapons.
        The federation did not take part in arms [shipments] to the rebels.
        The ministry has not yet [approved] or [shipped] any of the drones.
        Gallia has frozen arms [sales] to the kingdom.
        Norland backed out of [selling] the missiles to Zembia.
        Not a single tank has been [delivered].
        The minister ruled out the [delivery] of cruise missiles.
        Elsenia has stopped short of [sending] troops.
        The firm ended [deliveries] to Norland in March.
        Westmark withdrew its [offer] to supply tanks.
        The kingdom opted not to [buy] the jets.
    """,
    "hypothetical": """
        If Veldania were to [send] shells to Kastovia, it would pay a price.
        Any [transfer] of arms to Kastovia would violate resolutions.
        Such [sales] would be a breach of the embargo.
        If Norland [supplies] missiles, sanctions will follow.
        Had it known, the firm would have [sold] the ship to Norland.
        Any arms [sales] to Tolmar would breach the resolution.
        If Norland [sent] troops, the war would widen.
        [Selling] arms to Tolmar would be illegal.
        Arms [deliveries] to the junta would violate the embargo.
        The firm would have [delivered] the ship had it been paid.
        The resolution requires states to prevent the [supply] of arms to the militia.
        [Supplying] the junta with rockets would be a grave mistake, he said.
        If Veldania decides to [supply] arms, it will pay a price.
        Such a [transfer] would break the embargo.
        Were Norland to [deliver] the missiles, the balance would shift.
        Any [supply] of arms to the rebels is a hostile act, it warned.
        A decision to [supply] arms would be a grave escalation.
        Were it to [sell] drones to Kastovia, the Union would respond.
        The minister warned that any [delivery] would have consequences.
    """,
    "policy": """
        The resolution bans the [sale] of luxury goods to Tolmar.
        The law prohibits firms from [selling] chips to the maker.
        Sanctions on oil [exports] to Serrin were tightened.
        The ban on [exports] of jet fuel stands.
        States are forbidden to [supply] weapons to the group.
        An embargo on arms [sales] to Zembia is in place.
        Member states shall not [supply] arms to the group.
        The rules forbid the [transfer] of weapons to Tolmar.
        The council imposed a ban on the [export] of luxury goods.
        Norland is barred from [selling] arms under the resolution.
        The embargo prohibits states from [supplying] arms to Orrin.
        Restrictions on the [sale] of chips were extended.
        The council banned [exports] of jet fuel.
        Resolution 17 bars Tolmar from [importing] luxury cars.
        The law restricts arms [exports] to countries at war.
        States must not [supply] weapons to the militia.
        The embargo bans the direct or indirect [supply] of arms to Orrin.
        Under the resolution, member states are prohibited from [buying] coal from Tolmar.
        The federation tightened rules on the [export] of chips.
        The sanctions prohibit the [sale] of luxury goods, including cars and yachts, to Tolmar.
        The measure outlaws [exports] of rocket fuel.
        It is illegal to [sell] arms to Tolmar.
        The council voted to ban [exports] of textiles.
        A spokesman said that [supplying] Tolmar with cars is prohibited by resolutions.
        [Selling] jets to the junta is banned under the embargo.
        The embargo, in force since 2011, forbids the [sale] or supply of arms to Zembia.
        Exporters are not allowed to [sell] chips to the army of Kastovia.
        He was telling a briefing that [supplying] Tolmar with vehicles “including cars” is prohibited by resolutions.
    """,
}
CASES = [(status, line.strip()) for status, block in SENTENCES.items() for line in block.strip().splitlines()]


def read(marked: str, frame_status: str | None = None) -> str:
    start = marked.index("[")
    parsed = parse(marked.replace("[", "").replace("]", ""))
    trigger = next(token for token in parsed.doc if token.idx == start)
    status, hedged = status_of(trigger, parsed, frame_status=frame_status)
    return status + "?" * hedged


def test_there_are_many_cases_of_each_status() -> None:
    assert len(CASES) > 350
    assert all(len(block.strip().splitlines()) >= 2 for block in SENTENCES.values())


@pytest.mark.parametrize(("status", "sentence"), CASES, ids=[sentence for _, sentence in CASES])
def test_status(status: str, sentence: str) -> None:
    assert read(sentence) == status


@pytest.mark.parametrize(
    ("expected", "frame_status", "sentence"),
    [
        ("planned", "planned", "Norland [offered] the junta six jets."),
        ("negated", "planned", "Norland has not [offered] the junta any jets."),
        ("attempted", "attempted", "The navy [seized] a cargo of rifles."),
        ("planned", "attempted", "The navy will [seize] the cargo."),
        ("implied", "implied", "The marshal was [seen] in a limousine."),
        ("policy", "planned", "The rules prohibit firms from [offering] arms to the junta."),
        ("planned?", "planned", "Norland reportedly [ordered] 30 tanks."),
    ],
)
def test_what_the_trigger_means_counts_only_where_it_is_real(expected: str, frame_status: str, sentence: str) -> None:
    assert read(sentence, frame_status) == expected


def test_every_effect_file_is_read() -> None:
    from gifthorse import knowledge
    from gifthorse.reading.status.embedding import lexicon

    parts = lexicon(knowledge.roots())
    assert {part for part, words in parts.items() if words} == {"verbs", "clausal", "nominal", "nouns", "modifiers"}


def test_a_word_has_one_effect_in_a_file() -> None:
    from gifthorse import knowledge
    from gifthorse.reading.status.embedding import Effect, Words

    for path, words in knowledge.load(Words, knowledge.files("reading", "status", among=(knowledge.PACKAGE,))):
        listed = [word for effect in Effect.__args__ for word in getattr(words, effect)]
        twice = {word for word in listed if listed.count(word) > 1}
        assert not twice, f"{path.name}: {sorted(twice)}"
