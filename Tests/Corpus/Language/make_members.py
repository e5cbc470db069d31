"""Fills `members` and `value` of a population's YAML from its `sql`: python3 make_members.py NAME … [--check].

A condition `sql` is about a member `m` of the entity table; readings are separated by `/* or */`. An `sql` that begins with
`select` answers a question: its rows are (label, value) or one value. With --check nothing is written; what differs is printed.
Text compares regardless of case, blanks, NULL and N/A are NULL, day/month/year, day.month.year and 07 Mar 2026 become ISO,
money becomes a number."""

import csv
import datetime
import json
import pathlib
import re
import sqlite3
import sys

HERE = pathlib.Path(__file__).parent
TODAY = datetime.date(2026, 4, 15)
MONEY = re.compile(r"^[£€$]\s?(-?[\d,]+(?:\.\d+)?)$")
DAY = re.compile(r"^(\d\d)[/.](\d\d)[/.](\d{4})$")
NAMED_DAY = re.compile(r"^\d\d[ -][A-Z][a-z]{2}[ -]\d{4}$")
MISSING = {"", "NULL", "N/A"}
NUMBER = re.compile(r"^-?\d+(\.\d+)?$")
FIELD = re.compile(r'^(\s+)(?:- - |- )?(say|sql|members|value|action|reached): (.*)$')


def clean(text):
    text = text.strip()
    if text in MISSING:
        return None
    if NAMED_DAY.match(text):
        return str(datetime.datetime.strptime(text.replace("-", " "), "%d %b %Y").date())
    if found := MONEY.match(text):
        text = found[1].replace(",", "")
    if found := DAY.match(text):
        return f"{found[3]}-{found[2]}-{found[1]}"
    if NUMBER.match(text):
        return float(text) if "." in text else int(text)
    return text


def load(name):
    """The tables of a population in memory."""
    base = sqlite3.connect(":memory:")
    base.create_function("plus_days", 2, lambda day, days: day and str(datetime.date.fromisoformat(day[:10]) + datetime.timedelta(days=days)))
    base.create_function("date_of", 1, lambda moment: moment and moment[:10])
    base.create_function("age", 1, lambda born: born and TODAY.year - int(born[:4]) - (str(TODAY)[5:] < born[5:10]))
    for path in sorted((HERE / "data" / name).glob("*.csv")):
        with path.open(newline="") as file:
            header, *rows = csv.reader(file)
        rows = [[clean(value) for value in row] for row in rows]
        numeric = [all(row[at] is None or not isinstance(row[at], str) for row in rows) for at in range(len(header))]
        columns = ", ".join(f'"{column}" ' + ("numeric" if number else "text collate nocase") for column, number in zip(header, numeric))
        base.execute(f'create table "{path.stem}" ({columns})')
        base.executemany(f'insert into "{path.stem}" values ({",".join("?" * len(header))})', rows)
    return base


def head(lines, field):
    return next(json.loads(line.split(": ", 1)[1]) if '"' in line else line.split(": ", 1)[1].strip() for line in lines if line.startswith(field + ":"))


def readings(base, entity, key, sql):
    return [
        [row[0] for row in base.execute(f'select m."{key}" from "{entity}" m where {reading} order by 1')]
        for reading in sql.split("/* or */")
    ]


def turns(lines):
    """Each turn as (line of sql, its indent, its fields); only turns with sql."""
    at, fields = None, {}
    for index, line in enumerate([*lines, "  - - say: \"\""]):
        found = FIELD.match(line)
        if not found:
            continue
        if found[2] == "say":
            if at is not None:
                yield at, fields
            at, fields = None, {}
        fields[found[2]] = (index, found[3])
        if found[2] == "sql":
            at = index


def run(name, check):
    path = HERE / f"{name}.yaml"
    lines = path.read_text().splitlines()
    entity, key, base = head(lines, "entity"), head(lines, "key"), load(head(lines, "population"))
    edits, differ = [], 0
    for at, fields in turns(lines):
        sql = json.loads(fields["sql"][1])
        if sql.lower().startswith("select"):
            rows = base.execute(sql).fetchall()
            field, text = "value", json.dumps(rows[0][-1], ensure_ascii=False)
            same = field in fields and fields[field][1] == text
        else:
            sets = readings(base, entity, key, sql)
            field, text = "members", "[" + ", ".join("[" + ", ".join(map(str, people)) + "]" for people in sets) + "]"
            kept = fields.get(field, (0, "[]"))[1]
            have = [{x.strip().strip('"') for x in part.split(",") if x.strip()} for part in re.findall(r"\[([^\[\]]*)\]", kept)]
            same = all({str(x) for x in people} in have for people in sets)
        if same:
            continue
        differ += 1
        if check:
            print(f'{name}: {fields["say"][1]}: {text[:200]}')
        elif field in fields:
            edits.append((fields[field][0], 1, f"      {field}: {text}"))
        else:
            edits.append((at + 1, 0, f"      {field}: {text}"))
    for at, drop, text in sorted(edits, reverse=True):
        lines[at:at + drop] = [text]
    if edits:
        path.write_text("\n".join(lines) + "\n")
    print(f"{name}: {differ} {'differ' if check else 'filled'}")


for argument in sys.argv[1:]:
    if argument != "--check":
        run(argument, "--check" in sys.argv)
