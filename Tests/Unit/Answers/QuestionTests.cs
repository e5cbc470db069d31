using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Tests.Unit.Answers;

internal sealed class QuestionTests
{
    private static IEnumerable<TestCaseData> Questions()
    {
        // The bank.
        yield return Case(
            Trades.Bank,
            "how many customers live in the north?",
            "SELECT count(*) FROM customers WHERE region='North'"
        );
        yield return Case(
            Trades.Bank,
            "How many women have a mortgage",
            "SELECT count(*) FROM customers WHERE gender='F' AND mortgage='Yes'"
        );
        yield return Case(Trades.Bank, "how many customers do we have?", "SELECT count(*) FROM customers");
        yield return Case(
            Trades.Bank,
            "number of private customers with an income over 80000",
            "SELECT count(*) FROM customers WHERE segment='Private' AND annual_income>80000"
        );
        yield return Case(
            Trades.Bank,
            "What share of men have a mortgage?",
            "SELECT avg((mortgage='Yes')::INT)*100 FROM customers WHERE gender='M'"
        );
        yield return Case(
            Trades.Bank,
            "what percentage of customers who live in the south are female?",
            "SELECT avg((gender='F')::INT)*100 FROM customers WHERE region='South'"
        );
        yield return Case(
            Trades.Bank,
            "average income of business customers",
            "SELECT avg(annual_income) FROM customers WHERE segment='Business'"
        );
        yield return Case(
            Trades.Bank,
            "What is the median savings of people with a mortgage?",
            "SELECT median(savings) FROM customers WHERE mortgage='Yes'"
        );
        yield return Case(
            Trades.Bank,
            "how old are our private customers on average?",
            "SELECT avg(date_diff('year', birth_date, DATE '2024-07-01') - CASE WHEN strftime(birth_date,'%m%d')>'0701' THEN 1 ELSE 0 END) FROM customers WHERE segment='Private'"
        );
        yield return Case(
            Trades.Bank,
            "how many transactions were there in March 2024?",
            "SELECT count(*) FROM transactions WHERE booked_on>='2024-03-01' AND booked_on<'2024-04-01'"
        );
        yield return Case(
            Trades.Bank,
            "how many transactions did women make in 2023",
            "SELECT count(*) FROM transactions JOIN customers USING (customer_id) WHERE gender='F' AND year(booked_on)=2023"
        );
        yield return Case(
            Trades.Bank,
            "total amount spent on travel in 2023",
            "SELECT sum(amount) FROM transactions WHERE category='Travel' AND year(booked_on)=2023"
        );
        yield return Case(
            Trades.Bank,
            "how much did customers in the west spend on groceries in 2024?",
            "SELECT sum(amount) FROM transactions JOIN customers USING (customer_id) WHERE region='West' AND category='Groceries' AND year(booked_on)=2024"
        );
        yield return Case(
            Trades.Bank,
            "average transaction amount on mobile",
            "SELECT avg(amount) FROM transactions WHERE channel='Mobile'"
        );
        yield return Case(
            Trades.Bank,
            "how many customers by region?",
            "SELECT region, count(*) FROM customers GROUP BY 1"
        );
        yield return Case(
            Trades.Bank,
            "average income per segment",
            "SELECT segment, avg(annual_income) FROM customers GROUP BY 1"
        );
        yield return Case(
            Trades.Bank,
            "which region has the highest average savings?",
            "SELECT region, avg(savings) FROM customers GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
        );
        yield return Case(
            Trades.Bank,
            "which channel is used by the most women?",
            "SELECT channel, count(DISTINCT customer_id) FROM transactions JOIN customers USING (customer_id) WHERE gender='F' GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
        );
        yield return Case(
            Trades.Bank,
            "total amount by month in 2024",
            "SELECT strftime(booked_on,'%Y-%m'), sum(amount) FROM transactions WHERE year(booked_on)=2024 GROUP BY 1"
        );
        yield return Case(
            Trades.Bank,
            "what does the average customer in the east spend?",
            "SELECT avg(v) FROM (SELECT coalesce(sum(amount),0) v FROM customers LEFT JOIN transactions USING (customer_id) WHERE region='East' GROUP BY customer_id)"
        );
        yield return Case(
            Trades.Bank,
            "what part of the transactions were made by men?",
            "SELECT 100.0*count(*) FILTER (WHERE gender='M')/count(*) FROM transactions JOIN customers USING (customer_id)"
        );
        yield return Case(
            Trades.Bank,
            "how many customers made no transaction in 2024?",
            "SELECT count(*) FROM customers WHERE customer_id NOT IN (SELECT customer_id FROM transactions WHERE year(booked_on)=2024)"
        );

        yield return Case(
            Trades.Bank,
            "which channel has been used by the most women over 50?",
            "SELECT channel, count(DISTINCT customer_id) FROM transactions JOIN customers USING (customer_id) WHERE gender='F' AND birth_date <= DATE '1973-07-01' GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
        );
        yield return Case(
            Trades.Bank,
            "what is the average amount of a transaction with men?",
            "SELECT avg(amount) FROM transactions JOIN customers USING (customer_id) WHERE gender='M'"
        );
        yield return Case(
            Trades.Bank,
            "which category made us the least money in the last quarter",
            "SELECT category, sum(amount) FROM transactions WHERE booked_on>='2024-04-01' AND booked_on<'2024-07-01' GROUP BY 1 ORDER BY 2 LIMIT 1"
        );

        // The gym.
        yield return Case(
            Trades.Gym,
            "Which plan has the highest churn rate?",
            "SELECT plan, avg((churned='Yes')::INT) FROM members GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
        );
        yield return Case(
            Trades.Gym,
            "what is the churn rate of members with a personal trainer?",
            "SELECT avg((churned='Yes')::INT)*100 FROM members WHERE personal_trainer='Yes'"
        );
        yield return Case(
            Trades.Gym,
            "percentage of premium members who churned",
            "SELECT avg((churned='Yes')::INT)*100 FROM members WHERE plan='Premium'"
        );
        yield return Case(
            Trades.Gym,
            "average age of female students",
            "SELECT avg(age) FROM members WHERE sex='Female' AND plan='Student'"
        );
        yield return Case(
            Trades.Gym,
            "what is the highest monthly fee among basic members?",
            "SELECT max(monthly_fee) FROM members WHERE plan='Basic'"
        );
        yield return Case(
            Trades.Gym,
            "how many visits did the harbor club have in May 2024?",
            "SELECT count(*) FROM visits WHERE club='Harbor' AND visited_on>='2024-05-01' AND visited_on<'2024-06-01'"
        );
        yield return Case(
            Trades.Gym,
            "average number of visits per member in June 2024",
            "SELECT avg(v) FROM (SELECT count(visit_id) v FROM members LEFT JOIN (SELECT * FROM visits WHERE visited_on>='2024-06-01' AND visited_on<'2024-07-01') USING (member_id) GROUP BY member_id)"
        );
        yield return Case(
            Trades.Gym,
            "how many members over 40 have churned, by plan?",
            "SELECT plan, count(*) FROM members WHERE age>40 AND churned='Yes' GROUP BY 1"
        );
        yield return Case(
            Trades.Gym,
            "which club do women visit most often?",
            "SELECT club, count(*) FROM visits JOIN members USING (member_id) WHERE sex='Female' GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
        );
        yield return Case(
            Trades.Gym,
            "average monthly fee of those who did not churn",
            "SELECT avg(monthly_fee) FROM members WHERE churned='No'"
        );
        yield return Case(
            Trades.Gym,
            "share of churned members in percent",
            "SELECT avg((churned='Yes')::INT)*100 FROM members"
        );
        yield return Case(
            Trades.Gym,
            "how long is an average visit at the harbor club in minutes?",
            "SELECT avg(minutes) FROM visits WHERE club='Harbor'"
        );

        // The hotel.
        yield return Case(
            Trades.Hotel,
            "what was our revenue in 2023?",
            "SELECT sum(amount) FROM bookings WHERE year(arrival)=2023"
        );
        yield return Case(
            Trades.Hotel,
            "average value of a booking from Germany",
            "SELECT avg(amount) FROM bookings WHERE country='Germany'"
        );
        yield return Case(
            Trades.Hotel,
            "how many guests booked a suite last year?",
            "SELECT count(DISTINCT guest_id) FROM bookings WHERE room_type='Suite' AND year(arrival)=2023"
        );
        yield return Case(
            Trades.Hotel,
            "how many bookings came from France in the first quarter of 2024?",
            "SELECT count(*) FROM bookings WHERE country='France' AND arrival>='2024-01-01' AND arrival<'2024-04-01'"
        );
        yield return Case(
            Trades.Hotel,
            "which country brought in the least money in 2023?",
            "SELECT country, sum(amount) FROM bookings WHERE year(arrival)=2023 GROUP BY 1 ORDER BY 2 LIMIT 1"
        );
        yield return Case(
            Trades.Hotel,
            "the top 2 countries by revenue",
            "SELECT country, sum(amount) FROM bookings GROUP BY 1 ORDER BY 2 DESC LIMIT 2"
        );
        yield return Case(
            Trades.Hotel,
            "average nights by room type",
            "SELECT room_type, avg(nights) FROM bookings GROUP BY 1"
        );
        yield return Case(
            Trades.Hotel,
            "revenue per year",
            "SELECT year(arrival)::VARCHAR, sum(amount) FROM bookings GROUP BY 1"
        );
        yield return Case(
            Trades.Hotel,
            "number of bookings over 500 euros in 2024",
            "SELECT count(*) FROM bookings WHERE amount>500 AND year(arrival)=2024"
        );
        yield return Case(
            Trades.Hotel,
            "what share of our revenue comes from Italy?",
            "SELECT 100*sum(amount) FILTER (WHERE country='Italy')/sum(amount) FROM bookings"
        );

        // Software.
        yield return Case(
            Trades.Software,
            "average order value in 2024",
            "SELECT sum(revenue)/count(DISTINCT invoice_no) FROM invoices WHERE year(invoiced_on)=2024"
        );
        yield return Case(
            Trades.Software,
            "how many invoices did accounts in Norway get in 2023?",
            "SELECT count(DISTINCT invoice_no) FROM invoices JOIN accounts USING (account_id) WHERE country='Norway' AND year(invoiced_on)=2023"
        );
        yield return Case(
            Trades.Software,
            "Which two products made us the most profit in 2023",
            "SELECT product, sum(profit) FROM invoices WHERE year(invoiced_on)=2023 GROUP BY 1 ORDER BY 2 DESC LIMIT 2"
        );
        yield return Case(
            Trades.Software,
            "which industry has the lowest churn rate?",
            "SELECT industry, avg(churned) FROM accounts GROUP BY 1 ORDER BY 2 LIMIT 1"
        );
        yield return Case(
            Trades.Software,
            "how many units of Storage were sold in 2024?",
            "SELECT sum(quantity) FROM invoices WHERE product='Storage' AND year(invoiced_on)=2024"
        );
        yield return Case(
            Trades.Software,
            "how many accounts bought both Storage and Backup?",
            "SELECT count(*) FROM (SELECT account_id FROM invoices GROUP BY 1 HAVING count(*) FILTER (WHERE product='Storage')>0 AND count(*) FILTER (WHERE product='Backup')>0)"
        );
        yield return Case(
            Trades.Software,
            "how many different products did healthcare accounts buy?",
            "SELECT count(DISTINCT product) FROM invoices JOIN accounts USING (account_id) WHERE industry='Healthcare'"
        );
        yield return Case(
            Trades.Software,
            "average seats of enterprise accounts that bought Support in 2023",
            "SELECT avg(seats) FROM accounts WHERE plan='Enterprise' AND account_id IN (SELECT account_id FROM invoices WHERE product='Support' AND year(invoiced_on)=2023)"
        );
        yield return Case(
            Trades.Software,
            "total revenue by product and plan",
            "SELECT product, plan, sum(revenue) FROM invoices JOIN accounts USING (account_id) GROUP BY 1, 2"
        );
        yield return Case(
            Trades.Software,
            "revenue for each industry in 2023",
            "SELECT industry, sum(revenue) FROM invoices JOIN accounts USING (account_id) WHERE year(invoiced_on)=2023 GROUP BY 1"
        );
    }

    [Test]
    public void OfThem_MeansTheGroup_ThisSegmentTheSegment()
    {
        var women = Asking.Group(Trades.Gym, "female members")!;
        var students = Asking.Group(Trades.Gym, "members with the student plan")!;
        Assert.Multiple(() =>
        {
            Assert.That(
                Asking.Tells(
                    Asking.Ask(Trades.Gym, "how many of them have churned?", women, students).Answer!,
                    Trades.Gym.Cells("SELECT count(*) FROM members WHERE sex='Female' AND churned='Yes'")[0]
                )
            );
            Assert.That(
                Asking.Tells(
                    Asking
                        .Ask(Trades.Gym, "how many people in this segment have churned?", women, students)
                        .Answer!,
                    Trades.Gym.Cells("SELECT count(*) FROM members WHERE plan='Student' AND churned='Yes'")[0]
                )
            );
            Assert.That(
                Asking.Tells(
                    Asking.Ask(Trades.Gym, "what is their average age?", women).Answer!,
                    Trades.Gym.Cells("SELECT avg(age) FROM members WHERE sex='Female'")[0]
                )
            );
            Assert.That(
                Asking.Tells(
                    Asking.Ask(Trades.Gym, "share of those in percent who churned", women).Answer!,
                    Trades.Gym.Cells("SELECT 100*avg((churned='Yes')::INT) FROM members WHERE sex='Female'")[
                        0
                    ]
                )
            );
        });
    }

    [Test]
    public void OfThem_WithNobodySpokenOf_IsAProblem() =>
        Assert.That(Asking.Ask(Trades.Gym, "how many of them have churned?").Reading!.Problems, Is.Not.Empty);

    [TestCase("how many zorgles live in the north?", "zorgles")]
    [TestCase("average income of flibbered customers", "flibbered")]
    [TestCase("total amount spent on xylophones in 2023", "xylophones")]
    public void UnknownWord_IsNotDropped(string question, string word)
    {
        var reading = Asking.Ask(Trades.Bank, question).Reading;
        Assert.That(
            reading!.Unknown.Concat(reading.Problems.Select(pair => pair.Item)).Select(reading.Scope.Words),
            Has.Member(word)
        );
    }

    [TestCase("find customers with a mortgage")]
    [TestCase("which customers have a mortgage?")]
    public void NoQuestion_IsNotRead(string message) =>
        Assert.That(Asking.Ask(Trades.Bank, message).Answer, Is.Null);

    [TestCaseSource(nameof(Questions))]
    public void Question_Read_TellsTheNumbersOfItsQuery(object business, string question, string sql)
    {
        var trade = (Trade)business;
        var (answer, reading) = Asking.Ask(trade, question);
        Assert.That(answer, Is.Not.Null, "not read as a question");
        var missing = trade.Cells(sql).Where(cell => !Asking.Tells(answer, cell)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(missing, Is.Empty, Asking.Show(answer));
            Assert.That(reading!.Problems.Select(pair => pair.Problem), Is.Empty, "problems");
            Assert.That(reading.Unknown.Select(reading.Scope.Words), Is.Empty, "unknown");
        });
    }

    private static TestCaseData Case(Trade trade, string question, string sql) =>
        new TestCaseData(trade, question, sql).SetArgDisplayNames(question);
}
