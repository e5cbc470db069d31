using System.Globalization;
using System.Text;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Tables.Domain;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Unit.Tables;

/// <summary>Tables of several trades, made by hand, loaded without a hint in either order.</summary>
public sealed class TableInferenceTests
{
    private static readonly Dictionary<string, (string Name, string Content)[]> Trades = new()
    {
        ["telecom"] =
        [
            (
                "subscribers",
                Rows(
                    "msisdn,name,plan_id,activation_date,birth_year",
                    60,
                    i => $"49170{i:000000},Ann,{(i % 3) + 1},2020-01-0{(i % 9) + 1},19{50 + (i % 40)}"
                )
            ),
            ("plans", Rows("plan_id,plan_name,price", 3, i => $"{i + 1},Plan {i},9.99")),
            (
                "calls",
                Rows(
                    "call_id,msisdn,call_start,seconds",
                    300,
                    i => $"{i},49170{i % 50:000000},2020-02-0{(i % 9) + 1} 10:0{i % 9},{i}"
                )
            ),
        ],
        ["bank"] =
        [
            (
                "clients",
                Rows("client_id,first_name,gender,district_id", 50, i => $"{i + 1},Ann,F,{(i % 5) + 1}")
            ),
            ("districts", Rows("district_id,district_name", 5, i => $"{i + 1},D{i}")),
            (
                "accounts",
                Rows(
                    "account_id,client_id,opened_date,balance",
                    80,
                    i => $"{i + 1000},{(i % 50) + 1},2019-01-0{(i % 9) + 1},{i}.5"
                )
            ),
            (
                "transactions",
                Rows(
                    "transaction_id,account_id,date,amount",
                    400,
                    i => $"{i},{1000 + (i % 80)},2020-03-0{(i % 9) + 1},{i}"
                )
            ),
        ],
        ["shop"] =
        [
            ("customers", Rows("customer_id,customer_name,city", 60, i => $"{i + 1},Ann {i},Rome")),
            (
                "orders",
                Rows(
                    "order_id,customer_id,order_date,shipped_date",
                    200,
                    i => $"{5000 + i},{(i % 60) + 1},2020-03-0{(i % 9) + 1},2020-03-1{i % 9}"
                )
            ),
            (
                "order_items",
                Rows(
                    "order_id,product_id,quantity,unit_price",
                    500,
                    i => $"{5000 + (i % 200)},{(i % 40) + 1},{i % 4},9.5"
                )
            ),
            ("products", Rows("product_id,product_name,price", 40, i => $"{i + 1},Thing {i},9.5")),
            (
                "returns",
                Rows(
                    "return_id,order_id,return_date",
                    50,
                    i => $"{i + 1},{5000 + (i * 3)},2020-04-0{(i % 9) + 1}"
                )
            ),
        ],
        ["charity"] =
        [
            ("donors", Rows("donor_id,donor_name,postcode", 60, i => $"D-{i:0000},Ann,AB{i}")),
            (
                "donations",
                Rows(
                    "donation_id,donor_id,amount,donated_on,campaign_code",
                    200,
                    i => $"{i},D-{i % 60:0000},{i},2020-03-0{(i % 9) + 1},{(i % 2 == 0 ? "XMAS" : "EASTER")}"
                )
            ),
            (
                "campaigns",
                Rows("campaign_code,campaign_name", 2, i => $"{(i == 0 ? "XMAS" : "EASTER")},Campaign {i}")
            ),
        ],
        ["wholesale"] =
        [
            ("Customers", Rows("CustomerID,CompanyName,Country", 40, i => $"CU{i:000},Company {i},UK")),
            (
                "Orders",
                Rows(
                    "OrderID,CustomerID,EmployeeID,OrderDate,RequiredDate",
                    200,
                    i => $"{10248 + i},CU{i % 40:000},{(i % 9) + 1},2020-03-0{(i % 9) + 1},2020-03-1{i % 9}"
                )
            ),
            (
                "Employees",
                Rows("EmployeeID,LastName,FirstName,BirthDate", 9, i => $"{i + 1},L{i},F{i},1960-01-0{i + 1}")
            ),
        ],
    };

    private static readonly TestCaseData[] Expected =
    [
        Case("telecom", "subscribers", TableRole.Entity, key: "msisdn", references: "plan_id>plans.plan_id"),
        Case("telecom", "plans", TableRole.Lookup, key: "plan_id"),
        Case(
            "telecom",
            "calls",
            TableRole.Event,
            "call_id",
            "call_start",
            "msisdn",
            references: "msisdn>subscribers.msisdn"
        ),
        Case(
            "bank",
            "clients",
            TableRole.Entity,
            key: "client_id",
            references: "district_id>districts.district_id"
        ),
        Case(
            "bank",
            "accounts",
            TableRole.Event,
            "account_id",
            "opened_date",
            "client_id",
            references: "client_id>clients.client_id"
        ),
        Case(
            "bank",
            "transactions",
            TableRole.Event,
            "transaction_id",
            "date",
            null,
            "transaction_id",
            "account_id>accounts.account_id"
        ),
        Case("shop", "customers", TableRole.Entity, key: "customer_id"),
        Case(
            "shop",
            "orders",
            TableRole.Event,
            "order_id",
            "order_date",
            "customer_id",
            "order_id",
            "customer_id>customers.customer_id"
        ),
        Case(
            "shop",
            "order_items",
            TableRole.Event,
            orderNumber: "order_id",
            references: "order_id>orders.order_id product_id>products.product_id"
        ),
        Case("shop", "products", TableRole.Lookup, key: "product_id"),
        Case(
            "shop",
            "returns",
            TableRole.Event,
            "return_id",
            "return_date",
            references: "order_id>orders.order_id"
        ),
        Case("charity", "donors", TableRole.Entity, key: "donor_id"),
        Case(
            "charity",
            "donations",
            TableRole.Event,
            "donation_id",
            "donated_on",
            "donor_id",
            references: "campaign_code>campaigns.campaign_code donor_id>donors.donor_id"
        ),
        Case("charity", "campaigns", TableRole.Lookup, key: "campaign_code"),
        Case("wholesale", "Customers", TableRole.Entity, key: "CustomerID"),
        Case("wholesale", "Employees", TableRole.Lookup, key: "EmployeeID"),
        Case(
            "wholesale",
            "Orders",
            TableRole.Event,
            "OrderID",
            "OrderDate",
            "CustomerID",
            "OrderID",
            "CustomerID>Customers.CustomerID EmployeeID>Employees.EmployeeID"
        ),
    ];

    [TestCaseSource(nameof(Expected))]
    public void Tables_WithoutHints_ComeOutRight(
        string trade,
        string name,
        TableRole role,
        string? key,
        string? timestamp,
        string? entityKey,
        string? orderNumber,
        string references
    )
    {
        foreach (var reversed in new[] { false, true })
        {
            using var tables = new LoadedTables();
            foreach (var (table, content) in reversed ? Trades[trade].Reverse() : Trades[trade])
            {
                tables.Load(content, name: table);
            }

            var found = tables[name];
            Assert.That(
                (found.Role, found.Key, found.Timestamp, found.EntityKey, found.OrderNumber),
                Is.EqualTo((role, key, timestamp, entityKey, orderNumber))
            );
            Assert.That(
                string.Join(' ', found.References.Select(pair => $"{pair.Key}>{pair.Value}")),
                Is.EqualTo(references)
            );
        }
    }

    [Test]
    public void EventsAlone_HaveTheirMembersByTheirIds()
    {
        using var tables = new LoadedTables();
        tables.Load(
            Rows("user,timestamp,price", 90, i => $"u{i % 8},2020-03-0{(i % 9) + 1} 10:00,{i}"),
            name: "purchases"
        );
        tables.Load(
            Rows("user,login_at", 90, i => $"u{i % 10},2020-03-0{(i % 9) + 1} 10:00"),
            name: "logins"
        );

        Assert.That(tables["purchases"].EntityKey, Is.EqualTo("user"));
        Assert.That(tables["logins"].Role, Is.EqualTo(TableRole.Event));
        Assert.That(tables.Survey.Population, Is.EqualTo(10));
    }

    [Test]
    public void OneTable_WithARowForEachMember_IsTheEntity()
    {
        using var tables = new LoadedTables();
        tables.Load(Rows("age,job,balance,y", 90, i => $"{i % 60},admin,{i},yes"), name: "survey");

        Assert.That(tables["survey"].Role, Is.EqualTo(TableRole.Entity));
        Assert.That(tables["survey"].Key, Is.Null);
        Assert.That(tables.Survey.Population, Is.EqualTo(90));
    }

    [Test]
    public void WhatIsGiven_Wins()
    {
        using var tables = new LoadedTables();
        var path = tables.Write(
            Rows(
                "a,customer_id,order_date,paid_date",
                90,
                i => $"{i},{i % 5},2020-01-0{(i % 9) + 1},2020-02-0{(i % 9) + 1}"
            ),
            new UTF8Encoding(false)
        );
        tables.Load(
            "things",
            [path],
            new TableHints
            {
                Role = TableRole.Event,
                Key = "A",
                Timestamp = "paid_date",
                EntityKey = "a",
            }
        );

        Assert.That(
            (tables["things"].Key, tables["things"].Timestamp, tables["things"].EntityKey),
            Is.EqualTo(("a", "paid_date", "a"))
        );
    }

    private static TestCaseData Case(
        string trade,
        string name,
        TableRole role,
        string? key = null,
        string? timestamp = null,
        string? entityKey = null,
        string? orderNumber = null,
        string references = ""
    ) =>
        new TestCaseData(
            trade,
            name,
            role,
            key,
            timestamp,
            entityKey,
            orderNumber,
            references
        ).SetArgDisplayNames(trade, name);

    private static string Rows(string header, int count, Func<int, FormattableString> row) =>
        header
        + "\n"
        + string.Concat(
            Enumerable.Range(0, count).Select(i => row(i).ToString(CultureInfo.InvariantCulture) + "\n")
        );
}
