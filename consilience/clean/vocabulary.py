"""The words and phrases by which lines of furniture are known, as plain text: one word, or one pattern a line."""

MONTHS = """
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember
janvier février mars avril juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
januari februari maart augustus maj
"""
DAYS = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche
lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
"""
DATE_GLUE = """
published updated posted modified created first last on at the of de às am pm a.m p.m et est edt gmt utc bst ist cet
cest pt pst pdt uhr um ago hour hours hr hrs minute minutes min mins day days week weeks read stand publié mis à jour
le publicado actualizado el pubblicato aggiornato il veröffentlicht aktualisiert date time today yesterday
"""
BYLINE_CUES = "by von par por di door av af author authors byline reporter"
NAME_GLUE = "and & with in for of the de la van von der den bin al del di da dos und et y e"
SMALL_WORDS = "a an and as at but by de del der di for from in into la le of off on or over per the to up vs via with"

LANGUAGES = """
ar be bg cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nl no pl pt ro ru sk sl sr sv th tr ua uk ur vi zh
рус укр eng rus ukr esp fra deu english español deutsch français italiano português русский українська polski türkçe
nederlands svenska 中文 日本語 한국어 العربية हिन्दी
"""
PLATFORMS = """
facebook twitter x instagram whatsapp telegram linkedin youtube reddit pinterest email e-mail mail tiktok threads
bluesky messenger tumblr flipboard pocket viber snapchat mastodon rss print copy link share tweet pin save sms url
whats app comment comments like follow us on via
"""
MENU_WORDS = """
home homepage menu search news world politics business sport sports opinion culture lifestyle entertainment video
videos photos photo gallery weather tech technology science health travel food style fashion arts money markets economy
about contact subscribe login log sign in up out register account my us more all sections topics latest live podcasts
podcast newsletters newsletter e-paper epaper archive advertise careers help faq terms privacy policy cookies sitemap
accessibility back next previous top close cancel submit ok yes no skip to content main navigation toggle show hide
& and of
"""

READER = """
you(?:'re|'ll|'ve|r|rs)?
we(?:'re|'ll|'ve)?
our|ours|us|please
"""
REPORTING = "said says told announced reported stated wrote testified tweeted argued confirmed"

READ_MORE = """
(?:- )?(?:read|see|learn|find out|view|show|load|watch|discover) (?:more|also|next|the (?:full|whole) story)\\b
(?:continue|keep) reading\\b
click here (?:to|for)\\b
full story\\b
"""
LABELLED_LINK = """
(?:READ|WATCH|LISTEN|MORE|RELATED|EXPLORE|READ ALSO|ALSO READ|READ NEXT|READ MORE|SEE ALSO|SEE MORE|UP NEXT)
DON'T MISS
(?:Related|Related post|See also|Read also|Also read|Watch|Listen|Read|Don't miss|Must read|MUST READ|Explore more)
(?:Lire aussi|Lesen Sie auch|Leer también|Leggi anche|Leia também|Lees ook|Läs också)
"""
RELATED = """
(?:related|similar|recommended|further|other|latest|popular|suggested|featured|more) (?:articles?|stor(?:y|ies))
trending stories
(?:related|similar|recommended|other|latest|popular|top|featured|more) (?:posts?|content|topics|videos?|links|headlines)
(?:related|recommended|further|more|our) (?:reading|coverage)
(?:top|latest|more|other) (?:news|stories)
editor'?s'? picks?
you (?:may|might)(?: also)? (?:like|enjoy|be interested)
recommended (?:for you|by)
most (?:read|popular|viewed|shared|commented)
trending(?: now)?
in case you missed it
what to read next
more (?:from|on|in|about)\\b
also (?:on|in)\\b
around the web|from our partners|from the web|up next|don't miss
auch interessant|mehr zum thema|das könnte sie auch interessieren
à lire aussi|sur le même sujet|noticias? relacionadas?|te puede interesar|potrebbe interessarti
artículos relacionados|articoli correlati|leia mais|saiba mais
"""
ADVERTISEMENT = """
advertisements?\\b
(?:advertising|ads?|sponsored(?: content)?|promoted(?: content| stories)?|advertorial)[ :|.-]{0,3}$
(?:paid (?:content|post|partnership)|partner content)[ :|.-]{0,3}$
(?:anzeige|werbung|publicité|publicidad|pubblicità|annons|reklama|реклама)[ :|.-]{0,3}$
(?:story|article|content|text|scroll)(?: to)? (?:continues?|resumes?)\\b
(?:sponsored|presented) by\\b
ad feedback\\b
"""
APPEAL = """
support us\\b|support (?:our (?:work|journalism|reporting|newsroom|mission)|independent journalism)
your (?:support|donation|contribution),? (?:no|makes?|helps?|will|is|means|matters|keeps|allows)\\b
we need your (?:help|support)
donate (?:now|today|to us|here)
make a (?:\\w+[- ])?(?:donation|contribution)
become a (?:member|patron|supporter|donor|friend)\\b
help us (?:continue|keep|stay|fund|bring)
chip in|buy (?:us|me) a coffee|directly support|from donor to
reader[- ]supported|tax[- ]deductible|remind me later|stand(?:ing)? with us
unterstützen sie uns|soutenez[- ]nous|apóyanos|sostienici
"""
SUBSCRIPTION = """
sign up (?:for|to|here|now|today)\\b|signing up|^sign up
subscribe (?:to|now|today|for|here)\\b|subscribe$|subscribers? only|already a subscriber
free trial|cancel any ?time|remaining free articles|unlock this
(?:our|free|daily|weekly|morning) (?:\\w+ ){0,3}newsletters?|newsletter$
your inbox
^get (?:the day's|the latest|daily|breaking) 
get (?:the|our|unlimited|full) [^.]{0,40}(?:access|updates|app|alerts|delivered|newsletter)
create (?:a free |an )account|log ?in to
this (?:content|article) is (?:only )?(?:for|available to) (?:our )?subscribers
jetzt abonnieren|abonnez-vous|suscríbe(?:te|ase)|abbonati|iscriviti
"""
SALES = """
(?:enrol|enroll|order|shop|apply|register|start|join|book|buy|download)(?: yours)? (?:now|today|here)\\b
get started (?:now|today|with our)|ready to (?:take|start|join|save) your|join our|let us help you
(?:our|online) courses?\\b
promo(?:tion)? code|use (?:the )?code|special offer|for a limited time|download (?:our|the) app
comparator tool|compare (?:prices|rates|deals)|affiliate commission|earn a commission
"""
SHARE = """
share (?:this|on|via|with|your|the|article|story|full article)\\b|share:?$
(?:follow|like|find|join) (?:us|me|@)
follow [^.]{1,60}\\bon (?:twitter|facebook|instagram|x|threads|google|whatsapp|tiktok)\\b
(?:follow|reach) (?:him|her|them|the (?:author|reporter|writer)s?) (?:on|at)\\b
follow [^.]{1,40} full coverage\\b
tweet (?:this|us)|copy (?:the )?link|email this|print this
(?:teilen|partager|compartir|condividi|compartilhe)\\W*$
"""
COMMENT = """
(?:leave|post|add|write|submit) (?:a|your) (?:comment|reply)
(?:view|show|see|read|load) (?:all |\\d+ |more )?comments
(?:\\d+ |no )?comments?(?: \\(\\d+\\))?[:.]?$
join (?:the|our|thought-provoking) (?:conversation|discussion|commenting|conversations)
have your say|what do you think\\b.{0,30}$|tell us what
your email address will not be published|required fields are marked
(?:log|sign) ?in to (?:comment|reply|leave)
(?:got|(?:do you )?have) a (?:story|tip|question|news tip)\\b|get in touch with (?:us|our)
report (?:a|an) (?:error|typo|correction|abuse)
(?:kommentare?|commentaires?|comentarios|commenti)$
"""
COOKIES = """
(?:we|site|website|partners) (?:and our partners )?uses? (?:\\w+ )?cookies
(?:accept|reject|manage) (?:all )?cookies|cookie (?:policy|settings|preferences)
privacy policy and terms
by (?:continuing to|clicking|signing up|subscribing)\\b
"""
NAVIGATION = """
skip to (?:main |the )?content|back to (?:top|home)\\b|jump to\\b|go to (?:home|top)\\b
(?:next|previous) (?:article|post|story|page)\\b
(?:tags?|categor(?:y|ies)|filed under|topics?|sections?|posted in|keywords):
category\\w*latest|home ?[>»/›|]
(?:log|sign) ?(?:in|out|up)$|my account$|(?:about|contact) us$|(?:menu|search|home|close)$
page \\d+ of \\d+|\\d+ of \\d+$|table of contents|article content$|loading\\W*$
"""
CAPTION = """
(?:(?:file|illustrative|stock) )?(?:photo|image|picture|photograph|illustration|graphic|video)s? ?[:©/|]
(?:foto|fotos|bild|imagen|crédit photo|image caption|photo caption) ?[:©/|]
(?:photo|image|picture|photograph|illustration)s? (?:source|credit|courtesy|by|via|provided by)\\b
(?:credits?|source|quelle|pictured)(?:,? \\w+){0,2}:
file ?[-–—] |illustrative (?:photo|image)\\b
video (?:player|unavailable)|(?:enlarge|view) (?:this )?image|play video|watch (?:live|video)$
"""
CREDITED = """
[(/|©–—-] ?(?:AGENCY/)?(?:getty images?|ap photo|shutterstock|istock|alamy|handout)[^.]{0,40}\\)?\\.?$
\\((?:ap photo|photo|image|picture|foto|file photo|credit|(?:photo|image) (?:by|credit))\\b[^()]{1,60}\\)\\.?$
\\b(?:photo|image|photograph|picture)s? (?:by|courtesy of|via|credit:?) [^.]{1,40}$
\\b\\w+/AGENCY\\)?$
\\b(?:illustrative|file|stock) (?:photo|image) ?:
"""
AGENCY = "(?:getty|ap|afp|reuters|epa|dpa|pa|shutterstock|istock|alamy|wireimage|flickr|handout|upi|xinhua|tass)"
COPYRIGHT = """
©|\\(c\\) ?(?:19|20)\\d\\d|copyright\\b
.{0,80}\\ball rights reserved\\b|alle rechte vorbehalten|tous droits réservés
todos los derechos reservados|tutti i diritti riservati
.{0,60}may not be (?:published|reproduced|republished|copied)\\b
"""
DISCLAIMER = """
^(?:\\S+ ){0,4}disclaimers?\\b(?::|$)
\\bfor (?:general )?informational purposes only
\\bnot (?:constitute |intended as )(?:\\w+ ){0,2}(?:financial|investment|legal|medical|professional) advice
\\bviews? (?:and opinions )?expressed (?:here|in this|are|by)[^.]{0,60}(?:\\bown\\b|not necessarily|do not reflect)
\\bopinions? expressed[^.]{0,40}(?:author|columnist)
\\brepresentations or warranties
\\bterms (?:of|and) (?:use|service|conditions)\\b.{0,40}(?:privacy|apply|agree)
\\bwe may (?:earn|receive) (?:a |an )?(?:\\w+ )?commission
^our standards:
"""
CREDITS = """
\\(?(?:additional |with )?(?:reporting|writing|editing|edited|compiled) by\\b
(?:additional )?reporting from\\b
"""
CONTRIBUTED = """
about the authors?\\b
(?:the )?associated press (?:writers?|journalists?|reporters?)\\b.{0,120}contributed
.{2,120} contributed to this (?:report|story|article)
"""
PLACE_LINE = """
[a-z][^()]{1,60}\\((?:ap|afp|upi|reuters|xinhua|tass|cnn|efe|ansa|dpa|pti|bbc)\\) ?[-_–—]*$
"""
LETTER = """
an? (?:message|note|letter|appeal|word) from\\b
dear (?:reader|friend|supporter|subscriber)s?\\b
"""
LEGAL = """
(?:web)?sites?\\b|disclaim|liab(?:le|ility)|responsib|warrant|\\b(?:in)?accura|third[- ]part|own risk
\\binformation(?:al)? (?:provided|purposes|presented|contained|on this)|\\badvi[cs]|\\bopinions?\\b|\\bguidance
"""
IMPERATIVES = """
track see explore discover compare check visit browse try learn get find download start join shop build push buy order
subscribe follow watch listen click enrol enroll book save sign unlock
"""
