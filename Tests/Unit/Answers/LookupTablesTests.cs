using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Lookups;

namespace SmartSegmentation.Tests.Unit.Answers;

/// <summary>Questions about six little tables, each with what it tests; many of the values are in no row.</summary>
internal sealed class LookupTablesTests
{
    private static readonly Trade Staff = new Trade(
        """
        CREATE TABLE staff AS SELECT row_number() OVER () AS __row, * FROM (VALUES
          (11, 'Ines', 'Moreau', 'Clerk', 31, 2400.0, 'L', 'Lisbon', DATE '2015-04-02'),
          (12, 'Tomas', 'Varga', 'Welder', 45, 3900.0, 'R', 'Oslo', DATE '2009-09-14'),
          (13, 'Sunita', 'Rao', 'Chemist', 28, 3100.0, 'R', 'Oslo', DATE '2021-01-20')
        ) t(staff_id, first_name, last_name, job_title, age, salary, hand, city, hire_date);
        """
    ).Entity("staff", "staff_id");

    private static readonly Trade Films = new Trade(
        """
        CREATE TABLE films AS SELECT row_number() OVER () AS __row, * FROM (VALUES
          (1, 'Salt Road', 'Mira Okafor', 'drama', 2012, 128, 'French'),
          (2, 'Paper Harbour', 'Jon Feld', 'comedy', 1987, 95, 'English'),
          (3, 'The Ninth Gate Keeper', 'Mira Okafor', 'thriller', 2001, 141, 'Spanish')
        ) t(film_id, film_title, director, genre, release_year, duration_minutes, language);
        """
    ).Entity("films", "film_id");

    private static readonly Trade Aircraft = new Trade(
        """
        CREATE TABLE aircraft AS SELECT row_number() OVER () AS __row, * FROM (VALUES
          (1, 'Kestrel 40', 'turboprop', 840, 3.5, 19, 'Y'),
          (2, 'Albatross', 'jet', 6100, 88.0, 240, 'N'),
          (3, 'Swift Mk2', 'piston', 610, 1.1, 4, 'Y')
        ) t(aircraft_id, aircraft_name, engine, range_km, weight_tonnes, seats, retired);
        """
    ).Entity("aircraft", "aircraft_id");

    private static readonly Trade Schools = new Trade(
        """
        CREATE TABLE schools AS SELECT row_number() OVER () AS __row, * FROM (VALUES
          (1, 'Elm Grove', 'Public', 'Bergen', 'Norway', 1921, 640),
          (2, 'Saint Jude', 'Private', 'Tampere', 'Norway', 1975, 310),
          (3, 'Northside', 'Public', 'Odense', 'Norway', 2003, 980)
        ) t(school_id, school_name, kind, district, country, founded, enrolment);
        """
    ).Entity("schools", "school_id");

    private static readonly Trade Products = new Trade(
        """
        CREATE TABLE products AS SELECT row_number() OVER () AS __row, * FROM (VALUES
          (1, 'Oak stool', 'furniture', 'brown', 59.5, 1.9),
          (2, 'Brass lamp', 'lighting', 'gold', 120.0, 2.4),
          (3, 'Wool rug', 'textiles', 'grey', 240.0, 6.0)
        ) t(product_id, product_name, category, colour, price, weight);
        """
    ).Entity("products", "product_id");

    private static readonly Trade Matches = new Trade(
        """
        CREATE TABLE matches AS SELECT row_number() OVER () AS __row, * FROM (VALUES
          (1, 'Rovers', 'Athletic', 'Mill Lane', 12040, 3, 1, 2019),
          (2, 'Athletic', 'Wanderers', 'The Den', 8800, 0, 0, 2020),
          (3, 'Wanderers', 'Rovers', 'Castle Park', 15110, 2, 4, 2020)
        ) t(match_id, home_team, away_team, venue, attendance, home_goals, away_goals, season);
        """
    ).Entity("matches", "match_id");

    private static readonly Dictionary<string, Trade> Tables = new(StringComparer.Ordinal)
    {
        ["staff"] = Staff,
        ["films"] = Films,
        ["aircraft"] = Aircraft,
        ["schools"] = Schools,
        ["products"] = Products,
        ["matches"] = Matches,
    };

    [TestCase("staff", "What is the salary of Ines Moreau?", "first_name Eq Ines; last_name Eq Moreau")]
    [TestCase(
        "staff",
        "Find the job title of the staff named PETRA HOLM.",
        "first_name Eq PETRA; last_name Eq HOLM"
    )]
    [TestCase("staff", "Which staff have the letter S in their first name?", "first_name Contains S")]
    [TestCase(
        "staff",
        "What are the salaries of staff with D or K in their last name?",
        "last_name Contains D; last_name Contains K"
    )]
    [TestCase(
        "staff",
        "Show the age of staff without the letter r in the last name",
        "not last_name Contains r"
    )]
    [TestCase("staff", "List the job titles of staff above age 40", "age Gt 40")]
    [TestCase(
        "staff",
        "What is the first name of staff whose salary is in the range of 3000 and 4000?",
        "salary Between 3000 4000"
    )]
    [TestCase(
        "staff",
        "What is the hire date of staff with a salary less than or equal to 3100?",
        "salary Le 3100"
    )]
    [TestCase("staff", "List the last names of staff whose job title is not Clerk", "job_title Ne Clerk")]
    [TestCase("staff", "How many staff are in Oslo?", "city Eq Oslo")]
    [TestCase("staff", "what is the salary of staff in rotterdam", "city Eq rotterdam")]
    [TestCase("films", "Who is the director of the film titled 'Salt Road'?", "film_title Eq Salt Road")]
    [TestCase("films", "Which films were directed by Mira Okafor?", "director Eq Mira Okafor")]
    [TestCase("films", "What are the film titles released before 1990?", "release_year Lt 1990")]
    [TestCase(
        "films",
        "What is the duration of films with genre drama or thriller?",
        "genre Eq drama; genre Eq thriller"
    )]
    [TestCase("films", "Which film titles have the substring \"Har\"?", "film_title Contains Har")]
    [TestCase(
        "films",
        "How many films have language French and genre comedy?",
        "language Eq French; genre Eq comedy"
    )]
    [TestCase("films", "What is the genre of Paper Harbour?", "film_title Eq Paper Harbour")]
    [TestCase(
        "films",
        "List the directors of films released between 2000 and 2010",
        "release_year Between 2000 2010"
    )]
    [TestCase(
        "films",
        "What is the language of films with a greater duration than 120?",
        "duration_minutes Gt 120"
    )]
    [TestCase(
        "aircraft",
        "What is the range of the aircraft named Kestrel 40?",
        "aircraft_name Eq Kestrel 40"
    )]
    [TestCase("aircraft", "Which aircraft have more than 100 seats?", "seats Gt 100")]
    [TestCase("aircraft", "List the aircraft names with engine jet", "engine Eq jet")]
    [TestCase(
        "aircraft",
        "What is the engine of aircraft with at least 10 seats and a range of 840?",
        "seats Ge 10; range_km Eq 840"
    )]
    [TestCase("aircraft", "How many aircraft have a range greater than or equal to 800?", "range_km Ge 800")]
    [TestCase("aircraft", "What is the weight of the aircraft 'Tern 9'?", "aircraft_name Eq Tern 9")]
    [TestCase("schools", "What is the enrolment of the school named Elm Grove?", "school_name Eq Elm Grove")]
    [TestCase("schools", "Which schools were founded after 1950?", "founded Gt 1950")]
    [TestCase("schools", "what is the kind of schools in trondheim", "district Eq trondheim")]
    [TestCase("schools", "how many schools does trondheim have", "district Eq trondheim")]
    [TestCase(
        "schools",
        "How many schools have an enrolment between 300 and 700?",
        "enrolment Between 300 700"
    )]
    [TestCase("schools", "List the district of schools whose kind is Private", "kind Eq Private")]
    [TestCase("schools", "What is the school name with founded 1921?", "founded Eq 1921")]
    [TestCase("products", "What is the price of the product 'Wool rug'?", "product_name Eq Wool rug")]
    [TestCase("products", "Which products have a price larger than or equal to $120?", "price Ge 120")]
    [TestCase(
        "products",
        "What is the colour of products with category lighting or textiles?",
        "category Eq lighting; category Eq textiles"
    )]
    [TestCase("products", "How many products have a lower weight than 2?", "weight Lt 2")]
    [TestCase("products", "List the product names whose colour is not grey", "colour Ne grey")]
    [TestCase("products", "What is the average price of the products?", "")]
    [TestCase("products", "Which products are heavier than 2?", "weight Gt 2")]
    [TestCase("matches", "What is the attendance at Castle Park?", "venue Eq Castle Park")]
    [TestCase(
        "matches",
        "Which matches had home team Rovers and away team Athletic?",
        "home_team Eq Rovers; away_team Eq Athletic"
    )]
    [TestCase("matches", "What was the venue when the home team was United?", "home_team Eq United")]
    [TestCase("matches", "How many matches have an attendance of more than 10000?", "attendance Gt 10000")]
    [TestCase("matches", "What is the attendance of matches in season 2020 or later?", "season Ge 2020")]
    [TestCase("matches", "What was the away team with 4 away goals?", "away_goals Eq 4")]
    public void Reading_OfTablesNeverSeen_TestsWhatIsSaid(string table, string question, string wanted)
    {
        var reading = LookupReader.Read(Asking.Reader(Tables[table]), question);
        Assert.That(string.Join("; ", Said(reading.Filter, false)), Is.EqualTo(wanted));
    }

    private static IEnumerable<string> Said(ExpressionNode? node, bool denied) =>
        node switch
        {
            ExpressionNode.Group group => group.Children.SelectMany(child =>
                Said(child, denied ^ (group.Op == GroupOperator.Not))
            ),
            ExpressionNode.Condition condition =>
            [
                $"{(denied ? "not " : "")}{condition.Measure.FacetId.Split('.')[^1]} {condition.Operator} {string.Join(' ', condition.Values)}".TrimEnd(),
            ],
            _ => [],
        };
}
