using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Facets;

namespace SmartSegmentation.Tests.Unit.Facets;

/// <summary>Small catalogs of several trades, made by hand.</summary>
internal static class Catalogs
{
    /// <summary>A mobile and internet provider: flags, structural no, contracts, payment methods.</summary>
    public static Catalog Telecom { get; } =
        Of(
            Table("subscribers", TableRole.Entity),
            Text("subscribers", "Sex", "Female", "Male"),
            Number("subscribers", "IsSenior", "0", "1"),
            Text("subscribers", "HasPartner", "Yes", "No"),
            Number("subscribers", "tenure_months"),
            Text("subscribers", "VoicePlan", "Yes", "No"),
            Text("subscribers", "InternetType", "Cable", "Fiber optic", "No"),
            Text("subscribers", "TechSupport", "Yes", "No", "No internet service"),
            Text("subscribers", "OnlineBackup", "Yes", "No", "No internet service"),
            Text("subscribers", "StreamingTV", "Yes", "No", "No internet service"),
            Text("subscribers", "ContractTerm", "Month-to-month", "One year", "Two year"),
            Text("subscribers", "PaperlessBilling", "Yes", "No"),
            Text(
                "subscribers",
                "PayMethod",
                "Bank transfer (automatic)",
                "Credit card (automatic)",
                "Electronic check",
                "Mailed check"
            ),
            Money("subscribers", "MonthlyCharge"),
            Money("subscribers", "TotalCharges"),
            Text("subscribers", "Churned", "Yes", "No")
        );

    /// <summary>A shop: a customer table, orders and a product lookup with coded values.</summary>
    public static Catalog Retail { get; } =
        Of(
            [
                Table("clients", TableRole.Entity),
                Table("orders", TableRole.Event),
                Table("products", TableRole.Lookup),
            ],
            Text("clients", "MaritalStatus", "M", "S"),
            Text("clients", "Gender", "M", "F"),
            Text("clients", "Degree", "Graduation", "PhD", "Master", "High School", "Partial College"),
            Money("clients", "AnnualIncome"),
            Date("clients", "BirthDate"),
            Number("clients", "Kidhome", "0", "1", "2"),
            Text(
                "clients",
                "Country",
                "United Kingdom",
                "EIRE",
                "Germany",
                "France",
                "Netherlands",
                "USA",
                "Australia"
            ),
            Number("clients", "Complain", "0", "1"),
            Date("orders", "OrderDate"),
            Number("orders", "OrderQty"),
            Money("orders", "SalesAmt"),
            Number("orders", "RegionKey", "1", "2", "3", "4") with
            {
                ValueLabels = Labels(
                    ("1", "Northwest US"),
                    ("2", "Southeast US"),
                    ("3", "Canada"),
                    ("4", "Germany")
                ),
            },
            Number("products", "SubcategoryKey", "1", "2", "3", "4", "5", "6") with
            {
                ValueLabels = Labels(
                    ("1", "Mountain Bikes"),
                    ("2", "Road Bikes"),
                    ("3", "Touring Bikes"),
                    ("4", "Bike Racks"),
                    ("5", "Helmets"),
                    ("6", "Tires and Tubes")
                ),
            },
            Text(
                "products",
                "ProductName",
                "Sport-100 Helmet, Red",
                "Sport-100 Helmet, Blue",
                "Road-150 Red, 62",
                "Water Bottle - 30 oz."
            ) with
            {
                Role = FacetRole.Text,
            },
            Text("products", "ModelName", "Sport-100", "Road-150", "Road-250", "Water Bottle"),
            Text("products", "ProductColor", "Red", "Black", "Silver"),
            Text("products", "ProductSize", "S", "M", "L", "XL", "62")
        );

    /// <summary>A school register.</summary>
    public static Catalog School { get; } =
        Of(
            Table("students", TableRole.Entity),
            Text("students", "gender", "male", "female"),
            Number("students", "math_score"),
            Number("students", "reading_score"),
            Text(
                "students",
                "parental_level_of_education",
                "bachelor's degree",
                "some college",
                "master's degree",
                "high school"
            ),
            Text("students", "lunch", "standard", "free/reduced"),
            Text("students", "test_preparation_course", "none", "completed"),
            Number("students", "absences")
        );

    /// <summary>An airline's passengers.</summary>
    public static Catalog Airline { get; } =
        Of(
            Table("passengers", TableRole.Entity),
            Text("passengers", "Customer Type", "Loyal Customer", "disloyal Customer"),
            Text("passengers", "Type of Travel", "Business travel", "Personal Travel"),
            Text("passengers", "Class", "Business", "Eco", "Eco Plus"),
            Number("passengers", "Flight Distance"),
            Number("passengers", "Inflight wifi service", "0", "1", "2", "3", "4", "5"),
            Number("passengers", "Departure Delay in Minutes"),
            Number("passengers", "Arrival Delay in Minutes"),
            Text("passengers", "Home State", "CA", "TX", "NY", "OH", "FL")
        );

    /// <summary>Employees of a company.</summary>
    public static Catalog People { get; } =
        Of(
            Table("employees", TableRole.Entity),
            Text("employees", "Attrition", "Yes", "No"),
            Text("employees", "BusinessTravel", "Travel_Rarely", "Travel_Frequently", "Non-Travel"),
            Text("employees", "Department", "Sales", "Research & Development", "Human Resources"),
            Number("employees", "DistanceFromHome"),
            Text(
                "employees",
                "JobRole",
                "Sales Executive",
                "Laboratory Technician",
                "Manager",
                "Research Scientist"
            ),
            Money("employees", "MonthlyIncome"),
            Text("employees", "OverTime", "Yes", "No"),
            Number("employees", "YearsAtCompany"),
            Number("employees", "NumCompaniesWorked"),
            Text("employees", "Smoker", "Yes", "No")
        );

    /// <summary>A catalog of tables and facets.</summary>
    public static Catalog Of(CatalogTable table, params Facet[] facets) => Of([table], facets);

    /// <summary>A catalog of tables and facets.</summary>
    public static Catalog Of(CatalogTable[] tables, params Facet[] facets) =>
        new()
        {
            Version = 1,
            Tables = [.. tables],
            Facets = [.. facets],
            Population = 1000,
        };

    /// <summary>A table.</summary>
    public static CatalogTable Table(string name, TableRole role) =>
        new()
        {
            Name = name,
            PhysicalName = name,
            Role = role,
            Rows = 1000,
        };

    /// <summary>A text column with all its values; a flag when they say yes and no.</summary>
    public static Facet Text(string table, string column, params string[] values) =>
        Column(table, column, FacetType.Text, FacetRole.Category, values);

    /// <summary>A column of whole numbers; its values only when they are few.</summary>
    public static Facet Number(string table, string column, params string[] values) =>
        Column(
            table,
            column,
            FacetType.Integer,
            values is ["0", "1"] ? FacetRole.Flag : FacetRole.Measure,
            values
        );

    /// <summary>A column of amounts.</summary>
    public static Facet Money(string table, string column) =>
        Column(table, column, FacetType.Decimal, FacetRole.Measure, []);

    /// <summary>A column of days.</summary>
    public static Facet Date(string table, string column) =>
        Column(table, column, FacetType.Date, FacetRole.Date, []);

    private static ImmutableSortedDictionary<string, string> Labels(
        params (string Value, string Label)[] labels
    ) => labels.ToImmutableSortedDictionary(pair => pair.Value, pair => pair.Label, StringComparer.Ordinal);

    private static Facet Column(
        string table,
        string column,
        FacetType type,
        FacetRole role,
        string[] values
    ) =>
        new()
        {
            FacetId = $"{table}.{column}",
            Table = table,
            Column = column,
            Label = LabelOf(column),
            Type = type,
            Role = role,
            Values = [.. values.Select((value, i) => new FacetValue(value, 100 - i))],
            ValuesComplete = values.Length > 0,
            DistinctCount = values.Length > 0 ? values.Length : 500,
        };

    /// <summary>Words of a column name, lower case.</summary>
    public static string LabelOf(string column) =>
        System
            .Text.RegularExpressions.Regex.Replace(
                column,
                @"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|_",
                " "
            )
            .ToLowerInvariant();
}
