// Writes members.csv, products.csv and orders.csv beside itself: a coffee club of 300 people over two years, every one of them invented.
// Run from the repository's root: dotnet run examples/coffee-club/generate.cs
// The same seed gives the same files. What is untidy in them is so on purpose: it is what files of customers look like.
using System.Globalization;
using System.Runtime.CompilerServices;

const int Members = 300;
const int Seed = 20260701;
var random = new Random(Seed);
var firstDay = new DateOnly(2024, 7, 1);
var lastDay = new DateOnly(2026, 6, 30);
var folder = FolderOf();

string[] given =
[
    "Ada",
    "Ben",
    "Clara",
    "David",
    "Elif",
    "Finn",
    "Greta",
    "Hugo",
    "Ines",
    "Jonas",
    "Klara",
    "Lena",
    "Milan",
    "Nora",
    "Omar",
    "Paula",
    "Quentin",
    "Rosa",
    "Samir",
    "Tilda",
    "Ugo",
    "Vera",
    "Willem",
    "Xenia",
    "Yann",
    "Zoe",
];
string[] family =
[
    "Adler",
    "Becker",
    "Costa",
    "Dekker",
    "Egger",
    "Fischer",
    "Garcia",
    "Huber",
    "Ivers",
    "Jansen",
    "Keller",
    "Lang",
    "Moreau",
    "Novak",
    "Ortiz",
    "Peters",
    "Quinn",
    "Rossi",
    "Schmidt",
    "Taylor",
    "Ulrich",
    "Vogel",
    "Weber",
    "Young",
    "Zimmer",
];
(string Country, string[] Cities, int Weight)[] places =
[
    ("Germany", ["Berlin", "Hamburg", "Munich", "Cologne", "Leipzig"], 38),
    ("Austria", ["Vienna", "Graz", "Linz"], 14),
    ("Netherlands", ["Amsterdam", "Utrecht", "Rotterdam"], 16),
    ("United Kingdom", ["London", "Leeds", "Bristol"], 18),
    ("France", ["Paris", "Lyon", "Lille"], 14),
];
(string Id, string Name, string Category, string Roast, decimal Price)[] products =
[
    ("P01", "House Blend 500 g", "Beans", "medium", 11.50m),
    ("P02", "Morning Light 500 g", "Beans", "light", 12.90m),
    ("P03", "Midnight Espresso 500 g", "Beans", "dark", 13.50m),
    ("P04", "Yirgacheffe 250 g", "Beans", "light", 10.80m),
    ("P05", "Filter Ground 500 g", "Ground", "medium", 10.90m),
    ("P06", "Moka Ground 250 g", "Ground", "dark", 7.20m),
    ("P07", "Espresso Capsules x20", "Capsules", "dark", 8.90m),
    ("P08", "Decaf Capsules x20", "Capsules", "medium", 8.90m),
    ("P09", "Hand Grinder", "Equipment", "", 64.00m),
    ("P10", "French Press", "Equipment", "", 39.00m),
    ("P11", "Pour-over Kettle", "Equipment", "", 79.00m),
    ("P12", "Gift Box", "Gifts", "", 34.00m),
];
string[] channels = ["Friend", "Search", "Newsletter", "Event", "Instagram"];

using var memberFile = new StreamWriter(Path.Combine(folder, "members.csv")) { NewLine = "\n" };
using var productFile = new StreamWriter(Path.Combine(folder, "products.csv")) { NewLine = "\n" };
using var orderFile = new StreamWriter(Path.Combine(folder, "orders.csv")) { NewLine = "\n" };

productFile.WriteLine("product_id,product_name,category,roast,price");
foreach (var product in products)
{
    productFile.WriteLine(
        $"{product.Id},{product.Name},{product.Category},{product.Roast},{Money(product.Price)}"
    );
}

memberFile.WriteLine(
    "member_id,full_name,email,birth_date,city,country,plan,joined_on,newsletter,came_from,household_income"
);
orderFile.WriteLine("order_no,member_id,ordered_on,product_id,quantity,amount,status");
var orders = new List<(DateOnly Day, int Member)>();
for (var member = 1; member <= Members; member++)
{
    WriteMember(member);
}

WriteOrders();
return;

void WriteMember(int member)
{
    var (country, cities, _) = Weighted();
    var name = $"{Pick(given)} {Pick(family)}";
    var email = $"{name.ToLowerInvariant().Replace(' ', '.')}{member}@example.org";
    var birth = new DateOnly(1948 + random.Next(58), 1 + random.Next(12), 1 + random.Next(28));
    var joined = firstDay.AddDays(random.Next(480));
    var plan = random.Next(100) switch
    {
        < 45 => "Free",
        < 80 => "Monthly",
        _ => "Annual",
    };
    var city = Pick(cities);
    // A clerk's typing: blanks around a name, small letters, a slip.
    var written =
        member % 41 == 7 ? $" {country} "
        : member % 53 == 11 ? country.ToLowerInvariant()
        : country;
    var place = member % 67 == 5 ? city[..^2] + city[^1] + city[^2] : city;
    var income = random.Next(100) < 18 ? "" : $"\"{Money(18_000 + 500 * random.Next(180))} \"";
    var birthText = random.Next(100) < 6 ? "" : Day(birth);
    memberFile.WriteLine(
        $"M{member:0000},{name},{email},{birthText},{place},{written},{plan},{Day(joined)},{(random.Next(100) < 62 ? "yes" : "no")},{Pick(channels)},{income}"
    );

    // Some never order, some stop, some carry on until the last day.
    var habit = random.Next(100);
    if (habit < 12)
    {
        return;
    }

    var gap = plan switch
    {
        "Annual" => 17,
        "Monthly" => 26,
        _ => 55,
    };
    var stops = habit < 50 ? joined.AddDays(120 + random.Next(480)) : lastDay;
    for (
        var day = joined.AddDays(random.Next(20));
        day <= stops && day <= lastDay;
        day = day.AddDays(3 + random.Next(2 * gap))
    )
    {
        orders.Add((day, member));
    }
}

void WriteOrders()
{
    var number = 10_000;
    foreach (var (day, member) in orders.OrderBy(order => order.Day).ThenBy(order => order.Member))
    {
        number++;
        var status = random.Next(100) switch
        {
            < 3 => "returned",
            < 5 => "cancelled",
            _ => "delivered",
        };
        var lines = random.Next(100) switch
        {
            < 60 => 1,
            < 90 => 2,
            _ => 3,
        };
        var start = random.Next(products.Length);
        for (var line = 0; line < lines; line++)
        {
            // Equipment and gifts are bought less often than coffee.
            var product = products[(start + line * 5) % products.Length];
            product = product.Price > 30 && random.Next(100) < 70 ? products[random.Next(8)] : product;
            var quantity = 1 + random.Next(random.Next(100) < 60 ? 1 : 4);
            var month = day.Month is 12 && product.Category is "Gifts" ? 2 : 1;
            var amount = product.Price * quantity * month;
            // Two rows that no reader can make sense of, for the report of problems.
            var written = number is 10_404 && line == 0 ? "2025-02-31" : Day(day);
            var paid = number is 10_733 && line == 0 ? "n/k" : Money(amount);
            orderFile.WriteLine($"{number},M{member:0000},{written},{product.Id},{quantity},{paid},{status}");
        }
    }
}

(string Country, string[] Cities, int Weight) Weighted()
{
    var at = random.Next(places.Sum(place => place.Weight));
    foreach (var place in places)
    {
        at -= place.Weight;
        if (at < 0)
        {
            return place;
        }
    }

    return places[0];
}

string Pick(string[] values) => values[random.Next(values.Length)];

static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

static string Money(decimal amount) =>
    (
        amount >= 1000
            ? "$" + amount.ToString("#,0", CultureInfo.InvariantCulture)
            : "$" + amount.ToString("0.00", CultureInfo.InvariantCulture)
    );

static string FolderOf([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
