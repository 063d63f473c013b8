"""Words that no activity uses, and what to write instead: the lists behind the editorial rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from planner.model.activity import Kind
from planner.model.value import Value

ANY_KIND = tuple(Kind)
TOUCH = (Kind.TOUCH,)
_BEGINS_PLAINLY = re.compile(r"[a-z](?![?*+{])")


class Denied(Value):
    """Words of one sort; each is a regular expression that has to match from one edge of a word to another."""

    rule: str
    words: str
    """Divided by commas."""
    instead: str
    fine: str = ""
    """Longer phrases that hold one of the words and mean something else, divided by commas too."""
    kinds: tuple[Kind, ...] = ANY_KIND

    def found_in(self, text: str) -> list[str]:
        """Return the denied words in a text, as they stand there."""
        return [match[0] for match in self._pattern.finditer(text.replace("\u2019", "'")) if match["denied"]]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # What is fine comes first, so that it takes the word away before it is looked at.
        fine = f"(?:{_any_of(self.fine)})|" if self.fine else ""
        return re.compile(rf"(?<!\w)(?:{fine}(?P<denied>{_any_of(self.words)}))(?!\w)", re.IGNORECASE)


def _any_of(words: str) -> str:
    return "|".join(" ".join(word.split()) for word in words.split(","))


def together(several: Iterable[Denied]) -> Denied:
    """Return what finds a word wherever one of several does: asked first, it spares asking each of them."""
    words = [" ".join(word.split()) for each in several for word in each.words.split(",")]
    # By their first letters: hundreds of alternatives, each tried at the beginning of every word, take long.
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in words:
        letter = word[:1] if _BEGINS_PLAINLY.match(word) else ""
        by_letter[letter].append(word.removeprefix(letter))
    return Denied("", ",".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items()), "")


ASSUMED = (
    Denied(
        "assumption",
        "husbands?, wife, wives, spouses?, brides?, grooms?, boyfriends?, girlfriends?, fianc[eé]e?s?, better half",
        'write "partner", "the other" or "each of you".',
    ),
    Denied(
        "assumption",
        "married, marriages?, marry, weddings?, honeymoons?, newlyweds?",
        "leave open what you are to each other.",
    ),
    Denied(
        "assumption",
        "he, she, him, her, his, hers, himself, herself",
        'write "they", "the other", or a part such as "the listener".',
    ),
    Denied(
        "assumption",
        "man, men, woman, women, guys?, lads?, lady, ladies, gentlem[ae]n, boys?, girls?, masculine, feminine",
        'write "somebody", "people" or "each of you".',
        fine="gingerbread m[ae]n",
    ),
    Denied(
        "assumption",
        """kids?, child, children, baby, babies, toddlers?, sons?, daughters?, mums?, moms?, mummy, mommy, mothers?,
        dads?, daddy, fathers?, parents?, grandparents?, grandmothers?, grandfathers?, grandma, grandpa, granny,
        in-laws?, family, families, siblings?, brothers?, sisters?, aunts?, uncles?, cousins?""",
        'leave open who belongs to you; write "somebody close to you" or "those in your care".',
        fine="as a child, baby steps, mother tongues?, nearest cousins?",
    ),
    Denied(
        "assumption",
        """church, churches, mosques?, temple, synagogues?, pray, prays, praying, prayers?, gods?, bible, blessings?,
        christmas, easter, ramadan, hanukkah, diwali""",
        "leave faith and its feasts open.",
        fine="with (?:your|their|each other's|the \\w+'s) blessing",
    ),
    Denied(
        "assumption",
        "gardens?, backyards?, patios?, lawns?, garages?, attics?, fireplaces?, spare rooms?, guest rooms?",
        'write of a place that everybody has, such as "a window" or "a park".',
        fine="botanical gardens?, public gardens?, community gardens?, garden (?:centres?|peas|herbs)",
    ),
    Denied(
        "assumption",
        "cars?, drive, drives, driving, drove, motorways?",
        "write of a way that needs no car.",
        fine="""(?:usb|flash|hard|disk|memory|thumb)[- ]drives?, drives? (?:you|us|me|each other|them|everybody) mad,
        (?:toy|dining|buffet|tram|cable) cars?, car parks?""",
    ),
    Denied("assumption", "salary, salaries, wages?, pay ?days?, pay ?che(?:ck|que)s?, mortgages?", "leave money open."),
)
UNASKED = (
    Denied(
        "ask-first",
        "blindfold(?:s|ed|ing)?, tickl(?:e|es|ed|ing|ish)",
        "choose something that leaves each of you at ease.",
        fine="tickl(?:e|es|ed) (?:your|each other's|somebody's) (?:fancy|funny bone)",
    ),
    Denied(
        "ask-first",
        """surprises?, sneak(?:s|ing)?, creep(?:s|ing)? up, grab(?:s|bed|bing)?, pin(?:s|ned)? down,
        hold(?:s|ing)? (?:the other|each other|them|somebody) (?:down|still|in place), without asking, without warning,
        unasked, while (?:\\w+ )+(?:sleeps?|is asleep), (?:after|during|to end) an? (?:quarrel|argument|fight|row)""",
        "touch begins with a question and goes where the receiver steers it; write that.",
        fine="no surprises?, without surprises?",
        kinds=TOUCH,
    ),
)
NOT_FOR_EVERYBODY = (
    Denied(
        "family-safe",
        """sex, sexy, sexual(?:ly|ity)?, intimate(?:ly)?, intimacy, erotic, sensual(?:ly)?, seduc\\w+, arous\\w+,
        foreplay, naked, nude, undress(?:es|ed|ing)?, lingerie, underwear, bedrooms?, kiss(?:es|ed|ing)?,
        spooning, lovers?, passionate(?:ly)?, flirt(?:s|ed|ing|y)?, turn(?:s|ed)? (?:you|each other) on,
        mak(?:e|es|ing) love, (?:bath|bathe|bathing|baths|shower|showers) together""",
        "keep to what could be read aloud to anybody.",
        fine="naked eye, (?:music|book|nature|film|food|art|cheese|tea|coffee)[- ]lovers?",
    ),
    Denied(
        "family-safe",
        """beds?, mattress(?:es)?, baths?, bathtubs?, showers?, lips?, tongues?, thighs?, hips?, waists?, chests?,
        bare (?:skin|backs?), clothes off, under (?:the|a|your) (?:shirt|jumper|clothes)""",
        "keep to hands, arms, shoulders, feet and hugs, through clothes, in places where anybody might sit.",
        fine="""(?:before|to|off to|time for) bed, flower ?beds?, foot[- ]baths?, bath towels?, tongue[- ]twisters?,
        chests? of drawers""",
        kinds=TOUCH,
    ),
)
PRESSURE = (
    Denied(
        "no-pressure",
        "should, shouldn't, must, mustn't, ought, have got to",
        'write an invitation, such as "may" or "if you like".',
    ),
    Denied(
        "no-pressure",
        "always, never, perfect, perfectly, perfection",
        'write "often", "seldom", "just right", or leave it out.',
        fine="never mind",
    ),
    Denied(
        "no-pressure",
        """streaks?, scores?, scored, scoring, challeng(?:e|es|ed|ing), level up, next level, levels?, winning at,
        (?:great|good|happy|real|true|strong|healthy) couples?, every couple,
        (?:our|your|life|couple|relationship) goals?""",
        "nothing here is measured; say what one does.",
        fine="""(?:no|without|without a|nobody keeps) scores?, nobody scores, (?:film|musical|orchestral) scores?,
        (?:eye|sea|water|spirit|ground) levels?, level (?:ground|floor|path|teaspoons?|spoonfuls?)""",
    ),
)
CLAIMS = (
    Denied(
        "no-claims",
        """heal, heals, healed, healing, cures?, cured, proven, boost(?:s|ed|ing)?, hormones?, oxytocin, serotonin,
        dopamine, cortisol, endorphins?, therapy, therapies, therapists?, therapeutic, trauma\\w*, diagnos\\w+,
        attachment styles?, love languages?, guarantee(?:s|d)?, scientifically, science says, research shows,
        stud(?:y shows|ies show), detox\\w*, wellness, self-care, anxiety, depression, immune, blood pressure,
        nervous systems?, mental health, toxic,
        (?:fix|fixes|repair|repairs|save|saves|strengthens?) (?:your|the|our) (?:relationship|bond|love)""",
        "promise nothing; say what one does.",
        fine="no guarantee",
    ),
    Denied(
        "no-claims",
        """mindful(?:ly|ness)?, intentional(?:ly)?, sacred, bonding, deepen(?:s|ed|ing)?, soulmates?, transform\\w+,
        reconnect(?:s|ing)?, journey together, hold(?:ing)? space""",
        "say it as a friend would, with things that one can see.",
    ),
)
DRINKS = (
    Denied(
        "no-alcohol",
        """wines?, beers?, champagne, prosecco, ciders?, cocktails?, whisk(?:y|ey|ies|eys), vodkas?, gins?, rum,
        brandy, sherry, liqueurs?, alcohol, alcoholic, booze, tipsy, hangovers?, pubs?, breweries, brewery""",
        'write "whatever is in the glass", or of a place that pours anything.',
    ),
    Denied(
        "no-alcohol",
        "cigarettes?, cigars?, tobacco, vapes?, vaping, smoking, smokers?",
        "do without.",
        fine="smoking (?:pans?|chimneys?)",
    ),
)
BRANDS = (
    Denied(
        "no-brands",
        """google, spotify, netflix, youtube, instagram, facebook, whatsapp, tiktok, pinterest, snapchat, skype,
        facetime, (?:on|a|over) zoom(?: call)?, amazon, ikea, lego, disney, uber, airbnb, duolingo, wikipedia, scrabble,
        monopoly, jenga, pictionary, catan, post-its?, tupperware, polaroids?, playstation, xbox, nintendo, alexa, siri,
        starbucks, nutella, coca-cola, coke, iphones?, ipads?, kindles?""",
        "name the thing, not who makes it.",
        fine="amazon (?:river|rainforest)",
    ),
)
SCREENS = Denied(
    "screens",
    "apps?, websites?, laptops?, televisions?, tvs?, video calls?, live ?streams?, streaming, online",
    'do without, or give it the tag "screen".',
)
DENIED = (*ASSUMED, *UNASKED, *NOT_FOR_EVERYBODY, *PRESSURE, *CLAIMS, *DRINKS, *BRANDS)
ANY_DENIED = together(DENIED)
