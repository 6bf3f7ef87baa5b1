"""Words that say that somebody says, thinks, wants or shows something, by the frame in which they take what is said.

The frames are written from reading news: a lemma stands where most of its uses with that complement report a source.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# V that …; V, "…"; "…," V
CLAUSE = _words(
    """
    accept acknowledge add admit advise affirm agree allege announce answer anticipate argue ask assert assess
    assure bark believe bellow bemoan blurt boast brag caution charge chide claim clarify comment communicate
    complain concede conclude concur confess confide confirm contend continue counter cry declare decree demand
    demonstrate deny disclose dispute doubt elaborate emphasise emphasize establish estimate exclaim expect explain fear
    figure find forecast foresee gripe groan grumble guarantee guess hint hope imagine imply indicate inform
    insinuate insist instruct interject joke judge know lament learn maintain mention mock mumble murmur muse mutter
    note notify object observe opine order pledge point posit post postulate pray predict proclaim promise propose
    protest question quip reaffirm reason reassure recall reckon recognise recognize recommend recount reiterate rejoin
    relate remark remind repeat reply report respond retort retweet reveal rule say shout show signal snap specify
    speculate state stipulate stress suggest surmise suspect swear teach tell testify think threaten thunder tweet
    underline underscore understand urge venture volunteer vow warn whisper wonder worry write yell
    """
)
# Verbs whose clause is in the words of the source, or close to them: they may stand beside a quotation.
SPEECH = CLAUSE - _words("accept anticipate believe estimate expect fear figure find hope imagine know learn")

# Verbs that say that something was uttered only beside a quotation.
UTTERANCE = _words(
    """
    begin bellow blast boom call chant conclude continue croon cry deadpan demur echo email explode fire fume gush
    insist intone laugh offer open plead press quote read recite scream shout sigh sing smile sniff start stutter
    sum text thunder urge wrap yell
    """
)

# V to …
INFINITIVE = _words(
    """
    agree aim ask beg decline demand expect hope offer pledge prefer promise propose refuse seek swear threaten urge
    vow want wish
    """
)

# V if …, V whether …
QUESTIONING = _words("ask doubt inquire know question say see wonder")

# A poll V-s something
SHOWING = _words("contain detail find give indicate outline prove put rank reveal say show state suggest")
EVIDENCE = _words(
    """
    analysis account audit book dataset datum diary document email estimate figure file filing footage image index
    letter log map memo memorandum message number paper photo photograph picture poll record recording report result
    satellite statistic study survey table tally tape tape testimony text transcript video
    """
)

# V …-ing
GERUND = _words(
    """
    acknowledge admit advise advocate confess consider defend deny describe discuss mention oppose propose recall
    recommend regret report say suggest
    """
)

# V somebody to …
ORDER = _words(
    """
    advise ask beg call challenge command direct encourage exhort forbid implore instruct invite order persuade
    plead press request tell urge warn
    """
)

# V something
OBJECT = _words(
    """
    acknowledge advocate allege announce assail assert bemoan blast cite claim condemn confirm contradict criticise
    criticize debunk decry defend demand denounce deny deplore deride describe disavow disclose discuss dismiss dispute
    emphasise emphasize endorse envision explain express fear forecast hail hate highlight lament laud mention mock note
    oppose order outline pledge point praise predict prefer proclaim promise propose question rebuff rebuke rebut
    recommend recount refute reiterate reject report repudiate reveal signal slam state stress suggest threaten tout
    tweet underline underscore voice vow want
    """
)

# V something as …
OBJECT_AS = _words(
    """
    brand cast characterise characterize cite condemn decry deem defend denounce describe designate dismiss hail
    identify interpret label list paint perceive portray praise present regard see treat view
    """
)

# V somebody for / of / with …
OBJECT_FOR = _words(
    """
    accuse applaud ascribe assail attack attribute blame blast charge chastise chide commend condemn congratulate
    criticise criticize denounce fault laud praise rebuke slam thank threaten warn
    """
)

# V something (to be) …
PREDICATE = _words("brand call consider declare deem dub judge label proclaim pronounce rule term")

# The verbs that can go on about the speaker in a participle clause: "…, citing costs".
REPORTING = CLAUSE | OBJECT

# … was V-ed, with no word of who said so
PASSIVE = _words("allege announce claim confirm deny report reveal rumor rumour")

# … is V-ed to …
REPUTED = _words("allege assume believe estimate know report reckon rumor say suspect think understand")

# V preposition something
PREPOSITION = {
    "about": "ask boast brag complain inquire joke lie rant speak speculate talk testify think warn wonder worry write",
    "for": "advocate apologise apologize appeal argue ask call plead press push vouch",
    "of": "accuse approve assure boast complain disapprove inform notify remind speak warn",
    "on": "comment elaborate insist",
    "against": "argue inveigh protest rail speak warn",
    "to": "admit allude confess object point refer",
    "with": "agree disagree threaten",
    "at": "hint",
}
PREPOSITIONS = {word: _words(verbs) for word, verbs in PREPOSITION.items()}

# be ADJECTIVE that / about / of …
ADJECTIVES = _words(
    """
    adamant afraid alarmed angry anxious concerned confident convinced critical disappointed dismissive doubtful
    fearful glad happy hopeful mindful optimistic pessimistic sceptical skeptical supportive surprised suspicious
    uncertain unhappy unsure upset wary worried
    """
)

# the NOUN that / of / to / about …
NOUNS = _words(
    """
    accusation admission advice allegation announcement appeal argument assertion assessment assumption assurance
    belief boast call claim comment complaint concern conclusion confession contention conviction criticism demand
    denial denunciation description desire disclosure doubt estimate expectation explanation fear finding forecast
    guess hint hope idea indication insistence intention mention observation opinion perception plea pledge
    prediction promise proposal proposition question remark reminder report request revelation rumor rumour
    speculation stance statement suggestion suspicion testimony theory vow warning wish
    """
)

# The announcement was MADE by …
MAKING = _words("deliver give issue make publish release voice")

# Cues that take back what others say; what content is called that is denied.
DENIALS = _words(
    """
    contradict debunk denial deny disavow dismiss dispute rebut rebuttal refute reject repudiate
    """
)
# V a claim that … that others make.
DISTANCING = DENIALS | _words(
    """
    address answer condemn criticise criticize decry deride discuss doubt face hear ignore investigate mock question
    receive review slam
    """
)
FALSE = _words("baseless fabricated fabrication fake false falsehood hoax lie nonsense unfounded untrue")

# decline or refuse to SPEAK, did not SPEAK
REFUSALS = _words("decline refuse")
TO_SPEAK = _words(
    """
    answer clarify comment confirm deny disclose discuss elaborate explain reach reply respond return reveal say
    speak specify
    """
)
# ANSWER to a REQUEST
ANSWERING = _words("answer reach reply respond return")
REQUESTS = _words("call comment email inquiry interview message query question request")
