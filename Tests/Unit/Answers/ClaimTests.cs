using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Tests.Unit.Answers;

internal sealed class ClaimTests
{
    private const string Spent =
        "(SELECT c.*, coalesce(s, 0) spent, coalesce(n, 0) times FROM customers c LEFT JOIN (SELECT customer_id, sum(amount) s, count(*) n FROM transactions GROUP BY 1) USING (customer_id))";

    private static IEnumerable<TestCaseData> Claims()
    {
        yield return Case(
            Trades.Bank,
            "I think private customers have a higher income than business customers",
            "SELECT avg(annual_income) FROM customers WHERE segment='Private'",
            "SELECT avg(annual_income) FROM customers WHERE segment='Business'",
            "Supported"
        );
        yield return Case(
            Trades.Bank,
            "do women spend more per head than men?",
            $"SELECT avg(spent) FROM {Spent} WHERE gender='F'",
            $"SELECT avg(spent) FROM {Spent} WHERE gender='M'",
            null
        );
        yield return Case(
            Trades.Bank,
            "my guess: women are more likely than men to have a mortgage",
            "SELECT avg((mortgage='Yes')::INT) FROM customers WHERE gender='F'",
            "SELECT avg((mortgage='Yes')::INT) FROM customers WHERE gender='M'",
            null
        );
        yield return Case(
            Trades.Bank,
            "people with a mortgage have lower savings than people who have none",
            "SELECT avg(savings) FROM customers WHERE mortgage='Yes'",
            "SELECT avg(savings) FROM customers WHERE mortgage='No'",
            null
        );
        yield return Case(
            Trades.Bank,
            "I believe customers in the north make more transactions than the rest",
            $"SELECT avg(times) FROM {Spent} WHERE region='North'",
            $"SELECT avg(times) FROM {Spent} WHERE region<>'North'",
            null
        );
        yield return Case(
            Trades.Bank,
            "my theory: people who paid for travel are more likely to be female than people who did not",
            "SELECT avg((gender='F')::INT) FROM customers WHERE customer_id IN (SELECT customer_id FROM transactions WHERE category='Travel')",
            "SELECT avg((gender='F')::INT) FROM customers WHERE customer_id NOT IN (SELECT customer_id FROM transactions WHERE category='Travel')",
            null
        );
        yield return Case(
            Trades.Bank,
            "are private customers older than retail customers?",
            "SELECT avg(date_diff('year', birth_date, DATE '2024-07-01') - CASE WHEN strftime(birth_date,'%m%d')>'0701' THEN 1 ELSE 0 END) FROM customers WHERE segment='Private'",
            "SELECT avg(date_diff('year', birth_date, DATE '2024-07-01') - CASE WHEN strftime(birth_date,'%m%d')>'0701' THEN 1 ELSE 0 END) FROM customers WHERE segment='Retail'",
            null
        );
        yield return Case(
            Trades.Bank,
            "the average savings of men are higher than those of women",
            "SELECT avg(savings) FROM customers WHERE gender='M'",
            "SELECT avg(savings) FROM customers WHERE gender='F'",
            null
        );
        yield return Case(
            Trades.Gym,
            "I think premium members churn more often than basic members",
            "SELECT avg((churned='Yes')::INT) FROM members WHERE plan='Premium'",
            "SELECT avg((churned='Yes')::INT) FROM members WHERE plan='Basic'",
            null
        );
        yield return Case(
            Trades.Gym,
            "students are less likely to churn than other members",
            "SELECT avg((churned='Yes')::INT) FROM members WHERE plan='Student'",
            "SELECT avg((churned='Yes')::INT) FROM members WHERE plan<>'Student'",
            null
        );
        yield return Case(
            Trades.Gym,
            "my theory is that members with a personal trainer pay a higher monthly fee than those without one",
            "SELECT avg(monthly_fee) FROM members WHERE personal_trainer='Yes'",
            "SELECT avg(monthly_fee) FROM members WHERE personal_trainer='No'",
            null
        );
        yield return Case(
            Trades.Gym,
            "I bet women visit more often than men",
            "SELECT avg(n) FROM (SELECT count(visit_id) n FROM members LEFT JOIN visits USING (member_id) WHERE sex='Female' GROUP BY member_id)",
            "SELECT avg(n) FROM (SELECT count(visit_id) n FROM members LEFT JOIN visits USING (member_id) WHERE sex='Male' GROUP BY member_id)",
            null
        );
        yield return Case(
            Trades.Gym,
            "is the churn rate higher among premium members than among students?",
            "SELECT avg((churned='Yes')::INT) FROM members WHERE plan='Premium'",
            "SELECT avg((churned='Yes')::INT) FROM members WHERE plan='Student'",
            null
        );
        yield return Case(
            Trades.Gym,
            "do members over 50 churn less than members under 30?",
            "SELECT avg((churned='Yes')::INT) FROM members WHERE age>50",
            "SELECT avg((churned='Yes')::INT) FROM members WHERE age<30",
            null
        );
        yield return Case(
            Trades.Software,
            "I think retail accounts have more seats than the others",
            "SELECT avg(seats) FROM accounts WHERE industry='Retail'",
            "SELECT avg(seats) FROM accounts WHERE industry<>'Retail'",
            null
        );
        yield return Case(
            Trades.Software,
            "I think enterprise accounts bring us more profit than starter accounts",
            "SELECT avg(v) FROM (SELECT coalesce(sum(profit),0) v FROM accounts LEFT JOIN invoices USING (account_id) WHERE plan='Enterprise' GROUP BY account_id)",
            "SELECT avg(v) FROM (SELECT coalesce(sum(profit),0) v FROM accounts LEFT JOIN invoices USING (account_id) WHERE plan='Starter' GROUP BY account_id)",
            null
        );
        yield return Case(
            Trades.Software,
            "accounts that bought Backup have more seats than accounts that never bought Backup",
            "SELECT avg(seats) FROM accounts WHERE account_id IN (SELECT account_id FROM invoices WHERE product='Backup')",
            "SELECT avg(seats) FROM accounts WHERE account_id NOT IN (SELECT account_id FROM invoices WHERE product='Backup')",
            null
        );
        yield return Case(
            Trades.Hotel,
            "guests from Spain spend less in total than guests from Italy",
            "SELECT avg(v) FROM (SELECT sum(amount) v FROM bookings WHERE guest_id IN (SELECT guest_id FROM bookings WHERE country='Spain') GROUP BY guest_id)",
            "SELECT avg(v) FROM (SELECT sum(amount) v FROM bookings WHERE guest_id IN (SELECT guest_id FROM bookings WHERE country='Italy') GROUP BY guest_id)",
            null
        );
    }

    [TestCaseSource(nameof(Claims))]
    public void Claim_Read_ComparesTheGroupsOfItsQueries(
        object business,
        string claim,
        string first,
        string second,
        string? verdict
    )
    {
        var trade = (Trade)business;
        var (result, reading) = Asking.Claim(trade, claim);
        Assert.That(result, Is.Not.Null, "not read as a claim");
        var values = result!.Groups.Select(group => group.Value ?? double.NaN).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(
                values[0],
                Is.EqualTo(Convert.ToDouble(trade.Cells(first)[0], null)).Within(1e-6),
                result.Groups[0].Label
            );
            Assert.That(
                values[1],
                Is.EqualTo(Convert.ToDouble(trade.Cells(second)[0], null)).Within(1e-6),
                result.Groups[1].Label
            );
            Assert.That(
                result.Verdict.ToString(),
                verdict is null ? Is.Not.EqualTo("Unknown") : Is.EqualTo(verdict)
            );
            Assert.That(reading!.Problems.Select(pair => pair.Problem), Is.Empty, "problems");
            Assert.That(reading.Unknown.Select(reading.Scope.Words), Is.Empty, "unknown");
        });
    }

    [Test]
    public void DefinedWord_DeniedInAnotherForm_IsTheComplement()
    {
        var known = new KnownWords([new("cancellation", "amount < 100")], [], []);
        var (result, reading) = Asking.Claim(
            Trades.Hotel,
            "guests with a cancellation spend less per guest than guests that never cancelled",
            known
        );
        const string PerGuest =
            "SELECT avg(v) FROM (SELECT sum(amount) v FROM bookings GROUP BY guest_id HAVING bool_or(amount < 100) = ";
        Assert.Multiple(() =>
        {
            Assert.That(
                result!.Groups[0].Value,
                Is.EqualTo(Convert.ToDouble(Trades.Hotel.Cells(PerGuest + "TRUE)")[0], null)).Within(1e-6)
            );
            Assert.That(
                result.Groups[1].Value,
                Is.EqualTo(Convert.ToDouble(Trades.Hotel.Cells(PerGuest + "FALSE)")[0], null)).Within(1e-6)
            );
            Assert.That(reading!.Unknown, Is.Empty);
        });
    }

    [TestCase("I think zorgles spend more than men")]
    [TestCase("women in the north flibber more money than men")]
    public void UnknownWord_IsNotTested(string claim)
    {
        var (_, reading) = Asking.Claim(Trades.Bank, claim);
        Assert.That(reading is null || !reading.Unknown.IsEmpty || !reading.Problems.IsEmpty);
    }

    private static TestCaseData Case(
        Trade trade,
        string claim,
        string first,
        string second,
        string? verdict
    ) => new TestCaseData(trade, claim, first, second, verdict).SetArgDisplayNames(claim);
}
