"""A library on PostgreSQL, for a team: the same tables, full text by tsvector, one writer at a time by a lock."""

from importlib.util import find_spec

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError

from consilience.store.index import LANGUAGE, OUTLET
from consilience.store.refusals import NotALibrary
from consilience.store.tables import ABOUT, APPEND_ONLY, LAYOUT, METADATA

SCHEMES = ("postgresql://", "postgres://", "postgresql+pg8000://")
DRIVER = "postgresql+pg8000"
# The lock that a writer holds until its transaction ends: numbers of changes are committed in their order.
WRITERS = 0x436E736C
LOCK = f"SELECT pg_advisory_xact_lock({WRITERS})"
# A tsvector holds one megabyte at most; what follows so many characters is kept and shown, but not found.
MOST_CHARACTERS = 200_000
FOLDED = (
    "regexp_replace(regexp_replace(normalize(lower(left({text}, {most})), NFD), '[\u0300-\u036f]+', '', 'g'), "
    "'[^[:alnum:]]+', ' ', 'g')"
)


def _folded(column: str) -> str:
    """A column as words without case and diacritics, as FTS5 folds them and `store.words` does."""
    return FOLDED.format(text=column, most=MOST_CHARACTERS)


STATEMENTS = (
    f"""ALTER TABLE articles ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', {_folded("title")}), 'A') ||
        setweight(to_tsvector('simple', {_folded("text")}), 'D') ||
        array_to_tsvector(string_to_array(trim(replace(outlet_folded, ' ', ' {OUTLET}')), ' ')) ||
        array_to_tsvector(ARRAY['{LANGUAGE}' || lower(language)])) STORED""",
    "CREATE INDEX articles_words ON articles USING gin (words)",
    f"""ALTER TABLE statements ADD COLUMN words tsvector
        GENERATED ALWAYS AS (to_tsvector('simple', {_folded("text")})) STORED""",
    "CREATE INDEX statements_words ON statements USING gin (words)",
    """CREATE FUNCTION stays() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '% stay', TG_TABLE_NAME; END $$""",
)
KEPT = """CREATE TRIGGER {name}_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON {name}
    FOR EACH STATEMENT EXECUTE FUNCTION stays()"""


def is_url(place: str) -> bool:
    """Whether a place is a database's address and not a path."""
    return place.startswith(SCHEMES)


def engine(place: str, *, must_exist: bool = False) -> Engine:
    """An engine over the library of a database, which is made where there is none. Raises NotALibrary."""
    url = make_url(place).set(drivername=DRIVER)
    shown = url.render_as_string(hide_password=True)
    if find_spec("pg8000") is None:
        raise NotALibrary(
            shown, "the extra for PostgreSQL is missing; install it with: pip install 'consilience[team]'"
        )
    made = create_engine(url, isolation_level="REPEATABLE READ", pool_pre_ping=True)
    event.listen(made, "begin", _begin)
    try:
        _made(made, shown, must_exist)
    except NotALibrary:
        made.dispose()
        raise
    except (InterfaceError, DBAPIError) as error:
        made.dispose()
        raise NotALibrary(shown, f"the database does not answer ({error.orig})") from error
    return made


def _made(made: Engine, shown: str, must_exist: bool) -> None:
    options = {"isolation_level": "READ COMMITTED", "begin": LOCK}
    with made.connect().execution_options(**options) as connection, connection.begin():
        names = set(inspect(connection).get_table_names())
        if ABOUT.name in names:
            layout = connection.execute(select(ABOUT.c.value).where(ABOUT.c.name == "layout")).scalar_one_or_none()
            if layout != str(LAYOUT):
                raise NotALibrary(shown, f"its layout is {layout}, this version reads {LAYOUT}")
        elif names:
            raise NotALibrary(shown, "it is another program's database")
        elif must_exist:
            raise NotALibrary(shown, "the database is empty")
        else:
            _make(connection)


def _begin(connection: Connection) -> None:
    """A writer waits for its lock before it reads anything."""
    if lock := connection.get_execution_options().get("begin"):
        connection.exec_driver_sql(lock)


def _make(connection: Connection) -> None:
    METADATA.create_all(connection)
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
    for table in APPEND_ONLY:
        connection.exec_driver_sql(KEPT.format(name=table.name))
    connection.execute(ABOUT.insert().values(name="layout", value=str(LAYOUT)))
