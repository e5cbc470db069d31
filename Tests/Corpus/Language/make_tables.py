"""Makes the fifteen populations of this folder, the same bytes every time: python3 make_tables.py."""

import csv
import datetime
import pathlib
import random

HERE = pathlib.Path(__file__).parent / "data"
TODAY = datetime.date(2026, 4, 15)


def write(name, header, rows):
    path = HERE / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def day(rng, start, end):
    return start + datetime.timedelta(days=rng.randrange((end - start).days))


def recent(rng, start, weight=0.45):
    """A day from start to today, the last four months more often."""
    if rng.random() < weight:
        start = max(start, TODAY - datetime.timedelta(days=125))
    return day(rng, start, TODAY)


def blank(rng, value, share):
    return "" if rng.random() < share else value


def some(rng, mean):
    """How many events a member has: some have none, a few many."""
    return 0 if rng.random() < 0.18 else max(1, int(rng.expovariate(1 / mean)))


def bank():
    rng = random.Random(11)
    clients, accounts, transactions, loans = [], [], [], []
    for n in range(1, 91):
        key = f"C{n:04d}"
        joined = day(rng, datetime.date(2017, 1, 1), datetime.date(2026, 4, 1))
        clients.append([
            key,
            day(rng, datetime.date(1941, 1, 1), datetime.date(2007, 1, 1)),
            rng.choice(["Hamburg", "Leipzig", "Bremen", "Dresden", "Munich"]),
            rng.choices(["Retail", "Premium", "Private"], [6, 3, 1])[0],
            rng.choice(["S", "M", "D", "W"]),
            joined,
            rng.choice("YYN"),
            blank(rng, rng.randrange(18, 120) * 100, 0.12),
            rng.randrange(300, 850),
        ])
        for _ in range(rng.choices([1, 2, 3], [5, 3, 2])[0]):
            accounts.append([
                f"A{len(accounts) + 1:05d}", key,
                rng.choices(["Checking", "Savings", "Brokerage"], [5, 3, 1])[0],
                day(rng, joined, TODAY), round(rng.lognormvariate(7.6, 1.3), 2),
                rng.choice(["EUR", "EUR", "EUR", "USD"]),
                rng.choices(["Active", "Dormant", "Closed"], [7, 2, 1])[0],
            ])
        for _ in range(some(rng, 8)):
            amount = round(rng.lognormvariate(3.6, 1.1), 2)
            transactions.append([
                f"T{len(transactions) + 1:06d}", key, recent(rng, max(joined, datetime.date(2024, 1, 1))),
                amount, round(amount * 0.015, 2) if rng.random() < 0.3 else 0,
                rng.choice(["Groceries", "Travel", "Restaurants", "Fuel", "Electronics", "Gambling"]),
                rng.choice(["Online", "POS", "ATM"]),
                rng.choices(["Germany", "France", "Spain", "Poland"], [6, 1, 1, 1])[0],
            ])
        for _ in range(rng.choices([0, 1, 2], [6, 3, 1])[0]):
            loans.append([
                f"L{len(loans) + 1:04d}", key, rng.choice(["Mortgage", "Car", "Personal"]),
                rng.randrange(2, 300) * 1000, round(rng.uniform(1.5, 11.9), 2),
                day(rng, max(joined, datetime.date(2019, 1, 1)), TODAY),
                rng.choices(["Active", "Paid off", "Defaulted"], [5, 3, 1])[0],
            ])
    write("bank/clients", ["clientId", "birthDate", "city", "segment", "maritalStatus", "joinedOn", "hasMobileApp", "monthlyIncome", "riskScore"], clients)
    write("bank/accounts", ["accountNo", "clientId", "accountType", "openedOn", "balance", "currency", "status"], accounts)
    write("bank/card_transactions", ["txId", "clientId", "txDate", "amount", "fee", "merchantCategory", "channel", "country"], transactions)
    write("bank/loans", ["loanId", "clientId", "loanType", "principal", "interestRate", "startDate", "status"], loans)


def gym():
    rng = random.Random(12)
    members, visits, bookings, payments = [], [], [], []
    clubs = ["Riverside", "Downtown", "Airport"]
    for n in range(1, 91):
        key = 1000 + n
        joined = day(rng, datetime.date(2021, 1, 1), datetime.date(2026, 4, 10))
        home = rng.choice(clubs)
        members.append([
            key, joined, rng.choices(["Basic", "Plus", "Premium"], [5, 3, 2])[0],
            day(rng, datetime.date(1950, 1, 1), datetime.date(2009, 1, 1)), home,
            rng.choice(["F", "M", "F", "M", ""]), rng.choice(["true", "false"]),
            blank(rng, rng.choice(["friend", "google", "instagram", "flyer"]), 0.25),
        ])
        for _ in range(some(rng, 9)):
            when = recent(rng, max(joined, datetime.date(2024, 1, 1)))
            visits.append([
                len(visits) + 1, key, f"{when} {rng.randrange(6, 22):02d}:{rng.randrange(60):02d}:00",
                home if rng.random() < 0.7 else rng.choice(clubs), rng.randrange(20, 150),
            ])
        for _ in range(some(rng, 3)):
            bookings.append([
                len(bookings) + 1, key, recent(rng, max(joined, datetime.date(2024, 6, 1))),
                rng.choice(["Yoga", "Spinning", "Pilates", "Boxing", "Zumba"]),
                rng.choices(["attended", "cancelled", "no-show"], [6, 2, 2])[0],
                rng.choice(["Ines", "Marco", "Tove"]),
            ])
        for _ in range(some(rng, 5)):
            payments.append([
                len(payments) + 1, key, recent(rng, max(joined, datetime.date(2024, 1, 1))),
                rng.choice([19.9, 29.9, 49.9, 4.5, 60, 120]), rng.choice(["card", "cash", "direct debit"]),
                rng.choice(["membership", "drinks", "personal training"]),
            ])
    write("gym/members", ["member_id", "join_date", "plan", "birth_date", "home_club", "gender", "newsletter", "referral_source"], members)
    write("gym/visits", ["visit_id", "member_id", "check_in", "club", "duration_min"], visits)
    write("gym/class_bookings", ["booking_id", "member_id", "class_date", "class_type", "status", "instructor"], bookings)
    write("gym/payments", ["payment_id", "member_id", "paid_on", "amount", "method", "type"], payments)


def saas():
    rng = random.Random(13)
    accounts, logins, tickets, invoices = [], [], [], []
    for n in range(1, 81):
        key = f"ACC-{n:03d}"
        signup = day(rng, datetime.date(2020, 1, 1), datetime.date(2026, 4, 1))
        plan = rng.choices(["Free", "Starter", "Business", "Enterprise"], [3, 4, 3, 2])[0]
        seats = {"Free": 1, "Starter": 5, "Business": 25, "Enterprise": 120}[plan] + rng.randrange(12)
        accounts.append([
            key, rng.choice(["Retail", "Healthcare", "Education", "Manufacturing", "Media"]),
            rng.choice(["Germany", "United States", "United Kingdom", "France", "Canada"]), plan,
            0 if plan == "Free" else seats * rng.choice([9, 12, 15]), seats, signup,
            rng.choices([0, 1], [4, 1])[0], blank(rng, rng.choice(["Anna", "Ben", "Carla"]), 0.2),
        ])
        for _ in range(some(rng, 9)):
            when = recent(rng, max(signup, datetime.date(2024, 6, 1)))
            logins.append([len(logins) + 1, key, f"{when}T{rng.randrange(24):02d}:{rng.randrange(60):02d}:00", rng.choice(["desktop", "mobile", "tablet"])])
        for _ in range(some(rng, 3)):
            when = recent(rng, max(signup, datetime.date(2024, 6, 1)))
            tickets.append([
                f"TK{len(tickets) + 1}", key, when, rng.choices(["low", "medium", "high", "urgent"], [4, 3, 2, 1])[0],
                rng.choices(["open", "closed", "pending"], [3, 6, 2])[0], rng.choice(["billing", "bug", "how-to"]),
                blank(rng, rng.randrange(1, 6), 0.3), rng.randrange(1, 160),
            ])
        for _ in range(0 if plan == "Free" else some(rng, 4)):
            when = recent(rng, max(signup, datetime.date(2024, 6, 1)))
            invoices.append([
                f"INV{len(invoices) + 1}", key, when, when + datetime.timedelta(days=30),
                seats * rng.choice([9, 12, 15]), rng.choices(["Yes", "No"], [5, 1])[0],
            ])
    write("saas/accounts", ["Account ID", "Industry", "Country", "Plan", "MRR", "Seats", "Signup Date", "Churned", "Account Manager"], accounts)
    write("saas/logins", ["Login ID", "Account ID", "Login Time", "Device"], logins)
    write("saas/support_tickets", ["Ticket ID", "Account ID", "Opened At", "Priority", "Status", "Category", "Satisfaction", "Resolution Hours"], tickets)
    write("saas/invoices", ["Invoice No", "Account ID", "Invoice Date", "Due Date", "Amount", "Paid"], invoices)


def fashion():
    rng = random.Random(14)
    products, customers, orders, items, returns = [], [], [], [], []
    for n in range(1, 41):
        products.append([
            f"P{n:03d}", rng.choice(["Dresses", "Shoes", "Jackets", "Jeans", "Accessories"]),
            rng.choice(["Nordwind", "Lumi", "Kova", "Saltmarsh"]), rng.choice(["black", "red", "blue", "white"]),
            rng.choice([19, 29, 49, 79, 129, 199]),
        ])
    for n in range(1, 101):
        signup = day(rng, datetime.date(2022, 1, 1), datetime.date(2026, 4, 10))
        customers.append([
            n, rng.choice(["Paris", "Lyon", "Vienna", "Graz", "Zurich"]), rng.choice(["female", "male", "female"]), signup,
            blank(rng, rng.choice(["Gold", "Silver", "Bronze"]), 0.3), rng.randrange(1950, 2008), rng.choice(["yes", "no"]),
        ])
        for _ in range(some(rng, 3.5)):
            order, when = f"O{len(orders) + 1:05d}", recent(rng, max(signup, datetime.date(2024, 1, 1)))
            orders.append([
                order, n, when, rng.choice(["web", "app", "store"]), rng.choice(["paypal", "card", "klarna"]),
                blank(rng, rng.choice(["SPRING10", "VIP20"]), 0.7), rng.choice([0, 4.9, 9.9]),
                rng.choices(["delivered", "shipped", "cancelled"], [7, 2, 1])[0],
            ])
            for _ in range(rng.choices([1, 2, 3], [5, 3, 2])[0]):
                product, quantity = rng.choice(products), rng.choices([1, 2], [4, 1])[0]
                items.append([len(items) + 1, order, n, when, product[0], quantity, product[4], product[4] * quantity])
                if rng.random() < 0.15:
                    back = min(when + datetime.timedelta(days=rng.randrange(2, 40)), TODAY - datetime.timedelta(days=1))
                    returns.append([
                        f"R{len(returns) + 1:04d}", n, order, product[0], back,
                        rng.choice(["too small", "too large", "damaged", "changed mind"]), product[4] * quantity,
                    ])
    write("fashion/products", ["product_id", "category", "brand", "colour", "price"], products)
    write("fashion/customers", ["customer_id", "city", "gender", "signup_date", "loyalty_tier", "birth_year", "accepts_marketing"], customers)
    write("fashion/orders", ["order_id", "customer_id", "order_date", "channel", "payment_method", "discount_code", "shipping_cost", "status"], orders)
    write("fashion/order_items", ["item_id", "order_id", "customer_id", "order_date", "product_id", "quantity", "unit_price", "line_total"], items)
    write("fashion/returns", ["return_id", "customer_id", "order_id", "product_id", "return_date", "reason", "refund_amount"], returns)


def hotel():
    rng = random.Random(15)
    hotels = [
        ["PALVIE", "Palais Vienna", "Vienna", "Austria", 5, "City hotel"],
        ["ALPINN", "Alpenhof Innsbruck", "Innsbruck", "Austria", 4, "Mountain lodge"],
        ["CASROM", "Casa Roma", "Rome", "Italy", 4, "City hotel"],
        ["LIDVEN", "Lido Venice", "Venice", "Italy", 5, "Beach resort"],
        ["STRSYL", "Strandhaus Sylt", "Sylt", "Germany", 4, "Beach resort"],
        ["LOFBER", "City Loft Berlin", "Berlin", "Germany", 3, "City hotel"],
        ["HARLIS", "Harbour View Lisbon", "Lisbon", "Portugal", 3, "City hotel"],
    ]
    rates = {"Single": 70, "Double Standard": 110, "Double Sea View": 150, "Family Room": 170, "Junior Suite": 210, "Executive Suite": 320}
    prices = {"Spa treatment": 85, "Minibar": 14, "Airport transfer": 45, "Parking": 22, "Late check-out": 30, "Room service": 28}
    guests, bookings, extras, reviews, complaints = [], [], [], [], []
    for n in range(1, 221):
        key = f"G{1000 + n}"
        since = day(rng, datetime.date(2021, 1, 1), datetime.date(2026, 4, 12))
        guests.append([
            key, rng.choice(["Ms", "Mr", "Mr", "Ms", "Dr"]),
            rng.choices(["DE", "AT", "CH", "GB", "NL", "FR", "US"], [6, 3, 2, 3, 2, 2, 1])[0],
            blank(rng, day(rng, datetime.date(1942, 1, 1), datetime.date(2005, 1, 1)), 0.1),
            rng.choice(["F", "M", "F", "M", "F", "M", "X", ""]),
            rng.choices(["Blue", "Silver", "Gold", "Platinum", ""], [6, 4, 3, 1, 2])[0],
            since, rng.choices(["Leisure", "Business"], [3, 1])[0], rng.choice(["Y", "Y", "N", ""]),
        ])
        for _ in range(some(rng, 4)):
            booked = recent(rng, max(since, datetime.date(2023, 6, 1)), 0.35)
            arrives = booked + datetime.timedelta(days=int(rng.expovariate(1 / 35)))
            nights = rng.choices([1, 2, 3, 4, 5, 7, 10, 14], [4, 6, 6, 3, 3, 4, 2, 1])[0]
            leaves = arrives + datetime.timedelta(days=nights)
            if leaves < TODAY:
                status = rng.choices(["Checked out", "Cancelled", "No-show"], [15, 4, 1])[0]
            else:
                status = rng.choices(["Confirmed", "Cancelled"], [5, 1])[0]
            room, place = rng.choices(list(rates), [4, 7, 4, 3, 3, 1])[0], rng.choice(hotels)
            booking = f"BK-{len(bookings) + 1:05d}"
            bookings.append([
                booking, key, place[0], booked, arrives, leaves, nights, room,
                rng.choices(["Room only", "Bed & breakfast", "Half board", "All inclusive"], [3, 5, 3, 2])[0],
                rng.choices(["Direct website", "Booking.com", "Expedia", "Phone", "Travel agency"], [5, 5, 3, 2, 2])[0],
                status, 1 if room == "Single" else rng.choice([1, 2, 2, 2, 3]),
                rng.choice([1, 2, 3]) if room == "Family Room" else rng.choices([0, 1], [9, 1])[0],
                f"{nights * (rates[room] + 20 * place[4] - rng.randrange(60)):.2f}",
                blank(rng, rng.choice(["EARLYBIRD", "LASTMINUTE", "WELCOME10"]), 0.7),
            ])
            if status != "Checked out":
                continue
            for _ in range(rng.choices([0, 1, 2, 4], [4, 4, 3, 1])[0]):
                item, quantity = rng.choice(list(prices)), rng.choices([1, 2, 3], [6, 2, 1])[0]
                extras.append([
                    len(extras) + 1, booking, key, arrives + datetime.timedelta(days=rng.randrange(nights)), item, quantity,
                    prices[item] * quantity,
                ])
            written = leaves + datetime.timedelta(days=rng.randrange(1, 21))
            if rng.random() < 0.5 and written < TODAY:
                score = rng.choices(range(1, 11), [1, 1, 2, 2, 3, 4, 6, 8, 7, 5])[0]
                reviews.append([
                    f"RV{len(reviews) + 1:04d}", key, booking, written, score, "Yes" if score > 6 else "No",
                    rng.choice(["Tripadvisor", "Google", "Post-stay survey"]),
                ])
            if rng.random() < 0.14:
                complaints.append([
                    f"C{len(complaints) + 1}", key, arrives + datetime.timedelta(days=rng.randrange(nights)),
                    rng.choice(["Noise", "Cleanliness", "Billing error", "Wi-Fi"]), rng.choice(["Y", "Y", "N"]),
                    blank(rng, rng.choice([20, 50, 100]), 0.5),
                ])
    write("hotel/hotels", ["HotelCode", "HotelName", "City", "Country", "Stars", "Category"], hotels)
    write("hotel/guests", ["GuestID", "Title", "Nationality", "DateOfBirth", "Gender", "LoyaltyTier", "MemberSince", "TravelReason", "Newsletter"], guests)
    write("hotel/bookings", ["BookingID", "GuestID", "HotelCode", "BookedOn", "CheckIn", "CheckOut", "Nights", "RoomType", "Board", "Channel", "Status", "Adults", "Children", "TotalAmount", "PromoCode"], bookings)
    write("hotel/extras", ["ExtraID", "BookingID", "GuestID", "ChargedOn", "Item", "Quantity", "Amount"], extras)
    write("hotel/reviews", ["ReviewID", "GuestID", "BookingID", "ReviewedOn", "Score", "Recommend", "Source"], reviews)
    write("hotel/complaints", ["ComplaintID", "GuestID", "OpenedOn", "Topic", "Resolved", "Compensation"], complaints)


def charity():
    rng = random.Random(16)
    goods = {"Christmas cards": 6.5, "Tote bag": 9, "Calendar": 12, "Fair trade coffee": 7.25, "Children's book": 8.99}
    donors, donations, pledges, events, emails, lines = [], [], [], [], [], []

    def slash(date):
        return f"{date:%d/%m/%Y}"

    def dirty(text):
        return rng.choices([text, text.lower(), text + " "], [12, 2, 1])[0]

    for n in range(1, 241):
        key = f"D{n:04d}"
        kind = rng.choices(["Individual", "Company", "Trust"], [10, 2, 1])[0]
        acquired = day(rng, datetime.date(2016, 1, 1), datetime.date(2026, 4, 10))
        person = kind == "Individual"
        donors.append([
            key, kind, rng.choice(["Female", "Male", "Female"]) if person else "",
            blank(rng, rng.randrange(1936, 2006), 0.15) if person else "",
            rng.choice(["London", "South East", "South West", "North West", "Scotland", "Wales"]), slash(acquired),
            rng.choice(["Street fundraising", "Direct mail", "Website", "Event", "Word of mouth"]),
            rng.choice(["Y", "Y", "N"]), rng.choice(["Y", "N", "N", ""]), rng.choice(["Email", "Post", "Phone", ""]),
            rng.choices([0, 1], [8, 1])[0], rng.choice("ABCCDD"),
        ])
        start = max(acquired, datetime.date(2022, 6, 1))
        for _ in range(some(rng, 5)):
            amount = rng.choice([5, 10, 10, 15, 20, 25, 25, 30, 50, 50, 75, 100, 120, 250]) * (8 if kind != "Individual" and rng.random() < 0.4 else 1)
            donations.append([
                len(donations) + 1, key, slash(recent(rng, start, 0.3)), f"£{amount:,.2f}",
                dirty(rng.choice(["Winter Appeal", "Clean Water", "Ukraine Emergency", "Back to School", "Giving Tuesday"])),
                dirty(rng.choices(["Direct Debit", "Credit Card", "PayPal", "Cheque", "Cash"], [5, 4, 3, 2, 1])[0]),
                rng.choice(["Y", "Y", "N"]) if person else "N",
            ])
        for _ in range(rng.choices([0, 1, 2], [6, 4, 1])[0]):
            started = day(rng, max(acquired, datetime.date(2021, 1, 1)), TODAY)
            ended = started + datetime.timedelta(days=rng.randrange(30, 900))
            over = ended < TODAY and rng.random() < 0.8
            pledges.append([
                f"PL{len(pledges) + 1:03d}", key, rng.choice([5, 10, 12.5, 15, 20, 30, 50]), slash(started), slash(ended) if over else "",
                rng.choice(["Financial reasons", "Moved abroad", "Lost interest", ""]) if over else "",
            ])
        for _ in range(rng.choices([0, 1, 2, 3], [6, 3, 2, 1])[0]):
            name = rng.choice(["Gala Dinner", "London 10K", "Volunteer Day", "Charity Auction"])
            events.append([
                len(events) + 1, key, name, slash(recent(rng, max(acquired, datetime.date(2023, 1, 1)), 0.3)),
                rng.choices(["Yes", "No"], [4, 1])[0], rng.choice([0, 0, 1, 2, 3]),
                {"Gala Dinner": 120, "London 10K": 35, "Volunteer Day": 0, "Charity Auction": 60}[name],
            ])
        for _ in range(some(rng, 7)):
            opened = rng.random() < 0.45
            emails.append([
                len(emails) + 1, key, slash(recent(rng, max(acquired, datetime.date(2024, 9, 1)), 0.4)),
                rng.choice(["Newsletter", "Appeal", "Thank you", "Event invitation"]), int(opened), int(opened and rng.random() < 0.35),
            ])
        for _ in range(rng.choices([0, 1, 2, 4], [8, 3, 2, 1])[0]):
            order, when = f"S{70000 + len(lines)}", recent(rng, max(acquired, datetime.date(2023, 1, 1)))
            for product in rng.sample(list(goods), rng.choices([1, 2, 3], [4, 3, 2])[0]):
                quantity = rng.choices([1, 2, 5], [5, 3, 1])[0]
                lines.append([order, key, slash(when), product, quantity, f"£{goods[product] * quantity:,.2f}"])
    write("charity/donors", ["donor_id", "donor_type", "gender", "birth_year", "region", "acquired_on", "acquisition_source", "email_consent", "phone_consent", "preferred_contact", "legacy_pledger", "wealth_band"], donors)
    write("charity/donations", ["donation_id", "donor_id", "date", "amount", "campaign", "method", "gift_aid"], donations)
    write("charity/pledges", ["pledge_id", "donor_id", "monthly_amount", "started", "ended", "end_reason"], pledges)
    write("charity/event_attendance", ["attendance_id", "donor_id", "event_name", "event_date", "attended", "guests", "ticket_price"], events)
    write("charity/emails", ["email_id", "donor_id", "sent_on", "email_type", "opened", "clicked"], emails)
    write("charity/shop_lines", ["order_no", "donor_id", "order_date", "product", "quantity", "line_total"], lines)


def moment(rng, when):
    """A day with a time of the waking hours."""
    return f"{when} {rng.randrange(7, 23):02d}:{rng.randrange(60):02d}"


def vet():
    rng = random.Random(17)
    owners, pets, appointments, sales, reminders = [], [], [], [], []
    breeds = {
        "Dog": ["Labrador", "Cockapoo", "French Bulldog", "Border Collie", "Crossbreed"], "Cat": ["Domestic Shorthair", "Ragdoll", "Bengal"],
        "Rabbit": ["Lop", "Netherland Dwarf"], "Guinea pig": ["Abyssinian"], "Bird": ["Budgerigar", "Cockatiel"],
    }
    fees = {"Vaccination": 58, "Check-up": 45, "Dental": 240, "Surgery": 620, "Emergency": 190, "Nurse clinic": 22, "Grooming": 39}
    shelf = {"Flea & tick": 24, "Wormer": 14, "Prescription diet": 61, "Dry food": 38, "Toys": 9, "Shampoo": 12}
    for n in range(1, 261):
        key = f"OW{n:05d}"
        joined = day(rng, datetime.date(2018, 1, 1), datetime.date(2026, 4, 8))
        plan = rng.choices(["", "Basic", "Plus", "Complete"], [9, 5, 4, 3])[0]
        start = day(rng, joined, TODAY + datetime.timedelta(days=1)) if plan else None
        ended = plan and rng.random() < 0.33 and start < datetime.date(2026, 3, 20)
        owners.append([
            key, rng.choices(["Northgate", "Riverside", "Mill Lane", "Harbour"], [5, 4, 3, 2])[0],
            rng.choice(["York", "Selby", "Harrogate", "Leeds", "Malton", "Thirsk"]), joined,
            rng.choices(["Google", "Friend", "Walked past", "Facebook", "Rescue centre"], [6, 5, 3, 3, 1])[0],
            rng.choices(["Y", "N", ""], [6, 3, 1])[0], plan, start or "", recent(rng, start) if ended else "",
            rng.choice(["Too expensive", "Moved away", "Pet died", "Changed vet", ""]) if ended else "", int(bool(ended)) if plan else "",
            rng.choices([0, rng.randrange(5, 400), -rng.randrange(5, 60)], [7, 3, 1])[0],
        ])
        own = []
        for _ in range(rng.choices([0, 1, 2, 3, 4], [1, 10, 6, 2, 1])[0]):
            species = rng.choices(list(breeds), [9, 7, 3, 1, 1])[0]
            born = day(rng, datetime.date(2010, 1, 1), datetime.date(2026, 2, 1))
            own.append(f"P{len(pets) + 1:04d}")
            pets.append([
                own[-1], key, species, rng.choice(breeds[species]), rng.choice("MF"), rng.choices(["Y", "N"], [3, 2])[0], born,
                f'{ {"Dog": 18, "Cat": 4.5, "Rabbit": 2, "Guinea pig": 1, "Bird": 0.1}[species] * rng.uniform(0.6, 1.6):.1f}',
                rng.choices(["Y", "N"], [2, 3])[0], recent(rng, max(born, datetime.date(2022, 1, 1)), 0.2) if rng.random() < 0.08 else "",
            ])
        for _ in range(some(rng, 4.5) if own else 0):
            booked = recent(rng, max(joined, datetime.date(2023, 1, 1)))
            seen = booked + datetime.timedelta(days=rng.choice([0, 0, 1, 2, 3, 5, 8, 13, 21, 34, 55]))
            kind = rng.choices(list(fees), [6, 7, 2, 1, 2, 4, 3])[0]
            state = rng.choices(["Completed", "Cancelled", "DNA"], [7, 2, 1])[0] if seen <= TODAY else rng.choices(["Booked", "Cancelled"], [5, 1])[0]
            appointments.append([
                f"A{len(appointments) + 1:05d}", key, rng.choice(own), booked, seen, kind, rng.choice(["Patel", "O'Brien", "Lindqvist", "Marsh"]),
                rng.choices(["Phone", "App", "Website", "Walk-in"], [5, 4, 3, 1])[0], state,
                round(fees[kind] * rng.uniform(0.8, 1.7), 2) if state == "Completed" else "",
                blank(rng, seen + datetime.timedelta(days=rng.choice([0, 0, 0, 7, 20])), 0.15) if state == "Completed" else "",
            ])
        for _ in range(some(rng, 3)):
            kind, units = rng.choices(list(shelf), [5, 4, 3, 5, 3, 1])[0], rng.choices([1, 2, 4], [6, 3, 1])[0]
            sales.append([
                f"S{len(sales) + 1:05d}", key, recent(rng, max(joined, datetime.date(2024, 1, 1))), kind, units,
                f"{shelf[kind] * units * rng.uniform(0.9, 1.1):.2f}", rng.choices([0, 10, 20], [7, 2, 1])[0],
            ])
        for _ in range(some(rng, 4)):
            channel = rng.choices(["SMS", "Email", "Post"], [4, 5, 1])[0]
            reminders.append([
                f"R{len(reminders) + 1:05d}", key, recent(rng, max(joined, datetime.date(2024, 6, 1))), channel,
                rng.choice(["Booster", "Dental check", "Flea treatment", "Plan renewal"]),
                rng.choices(["Booked", "Ignored", "Opted out", "Bounced"], [4, 7, 1, 1])[0],
            ])
    write("vet/owners", ["OwnerRef", "Branch", "PostTown", "RegDate", "HowHeard", "MktgOptIn", "WellnessPlan", "PlanStart", "PlanCancelled", "CancelReason", "ChurnFlag", "AcctBalance"], owners)
    write("vet/pets", ["PetID", "OwnerRef", "Species", "Breed", "Sex", "Neutered", "BornOn", "WeightKg", "Insured", "DeceasedOn"], pets)
    write("vet/appts", ["ApptNo", "OwnerRef", "PetID", "BookedOn", "ApptDate", "ApptType", "VetName", "BookedVia", "ApptStatus", "FeeGBP", "PaidOn"], appointments)
    write("vet/shop_sales", ["SaleNo", "OwnerRef", "SaleDt", "ProductGrp", "Qty", "NetAmt", "DiscPct"], sales)
    write("vet/reminders", ["RemID", "OwnerRef", "SentOn", "Channel", "RemType", "Outcome"], reminders)


def learning():
    rng = random.Random(19)
    learners, courses, enrolments, lessons, payments, refunds, reviews = [], [], [], [], [], [], []
    topics = {"Data Science": "DS", "Design": "DE", "Marketing": "MK", "Languages": "LA", "Photography": "PH", "Personal Finance": "PF"}
    for topic, code in topics.items():
        for n in range(1, 6):
            courses.append([
                f"{code}{n:02d}", topic, rng.choices(["Beginner", "Intermediate", "Advanced"], [3, 2, 1])[0], rng.choice([0, 19, 29, 49, 79, 129]),
                rng.choice(["Ada Moreno", "Tom Becker", "Yuki Sato", "Priya Nair"]), rng.randrange(2, 40), rng.choice("YN"),
            ])
    for n in range(1, 321):
        joined = day(rng, datetime.date(2022, 6, 1), datetime.date(2026, 4, 12))
        plan = rng.choices(["Free", "Monthly", "Annual", "Team"], [9, 6, 4, 2])[0]
        ended = plan != "Free" and rng.random() < 0.3 and joined < datetime.date(2026, 3, 1)
        learners.append([
            n, rng.choices(["Germany", "United Kingdom", "Spain", "Brazil", "India", "Poland"], [5, 5, 3, 3, 4, 2])[0], moment(rng, joined),
            plan, moment(rng, recent(rng, joined + datetime.timedelta(days=20))) if ended else "",
            rng.choice(["price", "no time", "missing content", "switched provider"]) if ended else "",
            rng.choices(["google_ads", "organic", "newsletter", "affiliate", "instagram"], [5, 6, 2, 2, 3])[0],
            rng.choice(["18-24", "25-34", "35-44", "45-54", "55+"]), blank(rng, rng.choice(["student", "engineer", "teacher", "manager", "freelancer"]), 0.15),
            rng.choices(["true", "false"], [3, 2])[0], rng.randrange(0, 9000), rng.choices([0, rng.randrange(1, 90)], [2, 3])[0], f"learner{n}@example.org",
        ])
        for course in rng.sample(courses, min(12, some(rng, 3))):
            key, taken = f"E{len(enrolments) + 1:05d}", recent(rng, max(joined, datetime.date(2023, 1, 1)))
            state = rng.choices(["not_started", "in_progress", "completed", "dropped"], [2, 4, 5, 2])[0]
            begun = taken + datetime.timedelta(days=rng.choice([0, 0, 1, 3, 10]))
            begun = begun if begun <= TODAY else TODAY
            done = begun + datetime.timedelta(days=rng.randrange(2, 90))
            state = "in_progress" if state == "completed" and done > TODAY else state
            enrolments.append([
                key, n, course[0], moment(rng, taken), "" if state == "not_started" else begun, done if state == "completed" else "", state,
                {"not_started": 0, "completed": 100}.get(state, rng.randrange(3, 97)), rng.randrange(48, 101) if state == "completed" else "",
                rng.choices(["search", "recommendation", "email", "ad"], [5, 4, 2, 1])[0],
            ])
            for _ in range(0 if state == "not_started" else rng.choices([1, 2, 3, 5], [3, 3, 2, 1])[0]):
                lessons.append([
                    len(lessons) + 1, n, key, moment(rng, recent(rng, begun, 0.1) if begun < TODAY else TODAY - datetime.timedelta(days=1)),
                    rng.choices(["lesson_started", "lesson_completed", "quiz_passed", "quiz_failed"], [4, 5, 3, 2])[0],
                    rng.randrange(2, 75), rng.choice(["iOS", "Android", "Web", "Web"]),
                ])
            if course[3] and rng.random() < 0.85:
                status, paid = rng.choices(["succeeded", "failed", "pending"], [9, 2, 1])[0], f"PAY-{len(payments) + 1:05d}"
                coupon = rng.choices(["", "WELCOME10", "BLACKFRIDAY", "SPRING25"], [7, 2, 1, 1])[0]
                payments.append([
                    paid, n, course[0], moment(rng, taken), rng.choices(["card", "paypal", "apple_pay", "invoice"], [5, 3, 2, 1])[0],
                    f'{course[3] * (0.9 if coupon == "WELCOME10" else 0.75 if coupon else 1):.2f}', coupon, status,
                ])
                if status == "succeeded" and rng.random() < 0.2:
                    asked = taken + datetime.timedelta(days=rng.randrange(1, 40))
                    asked = asked if asked <= TODAY else TODAY
                    verdict = rng.choices(["approved", "rejected", "pending"], [6, 3, 2])[0]
                    refunds.append([
                        f"RF{len(refunds) + 1:04d}", n, paid, asked, "" if verdict == "pending" else asked + datetime.timedelta(days=rng.randrange(0, 12)),
                        payments[-1][5], rng.choice(["too difficult", "poor quality", "changed mind", "technical problem"]), verdict,
                    ])
            if state in ("completed", "dropped") and rng.random() < 0.55:
                reviews.append([
                    len(reviews) + 1, n, course[0], (done if state == "completed" else begun) + datetime.timedelta(days=rng.randrange(0, 15)),
                    rng.choices([1, 2, 3, 4, 5], [1, 1, 2, 4, 6])[0], rng.choices([0, rng.randrange(1, 40)], [3, 2])[0], rng.choices(["yes", "no"], [3, 1])[0],
                ])
                reviews[-1][3] = reviews[-1][3] if reviews[-1][3] <= TODAY else TODAY
    write("learning/learners", ["learner_id", "country", "signup_ts", "plan", "cancelled_on", "cancel_reason", "utm_source", "age_band", "job_role", "email_optin", "xp_points", "streak_days", "email"], learners)
    write("learning/courses", ["course_code", "topic", "level", "list_price", "instructor", "hours", "has_certificate"], courses)
    write("learning/enrolments", ["enrol_id", "learner_id", "course_code", "enrolled_at", "started_at", "completed_at", "enrol_state", "progress_pct", "final_grade", "source"], enrolments)
    write("learning/lesson_events", ["evt_id", "learner_id", "enrol_id", "happened_at", "evt_type", "minutes", "device"], lessons)
    write("learning/payments", ["payment_ref", "learner_id", "course_code", "paid_at", "method", "gross_eur", "coupon_code", "pay_status"], payments)
    write("learning/refund_requests", ["refund_no", "learner_id", "payment_ref", "requested_on", "processed_on", "refund_eur", "refund_reason", "refund_status"], refunds)
    write("learning/reviews", ["review_id", "learner_id", "course_code", "posted_on", "stars", "helpful_votes", "would_recommend"], reviews)


def library():
    rng = random.Random(23)
    borrowers, items, loans, holds, attendance = [], [], [], [], []
    genres = ["Crime", "Romance", "Science Fiction", "History", "Biography", "Children's", "Cookery", "Travel"]
    first = ["Salt", "Winter", "Glass", "Copper", "Silent", "Northern", "Hollow", "Paper", "Crooked", "Midnight", "Amber"]
    second = ["Harbour", "Orchard", "Tide", "Lantern", "Road", "Garden", "Bridge", "Letters", "Kitchen"]
    titles = [f"The {one} {two}" for one in first for two in second]
    rng.shuffle(titles)
    for n in range(1, 91):
        kind = rng.choices(["Book", "Audiobook", "DVD", "Magazine"], [11, 4, 4, 2])[0]
        items.append([
            f"IT{n:03d}", titles[n], kind, rng.choices(genres, [6, 4, 4, 3, 2, 5, 3, 3])[0],
            rng.choices(["English", "Polish", "French", "German"], [13, 3, 2, 2])[0], blank(rng, rng.randrange(1988, 2026), 0.05),
        ])

    def slash(when):
        return f"{when:%d/%m/%Y}"

    for n in range(1, 301):
        key = f"LB{n:05d}"
        card = rng.choices(["ADT", "SNR", "STU", "JNR"], [9, 5, 4, 4])[0]
        low, high = {"ADT": (1958, 2001), "SNR": (1936, 1963), "STU": (1998, 2010), "JNR": (2010, 2020)}[card]
        joined = recent(rng, datetime.date(2016, 1, 1), 0.12)
        keen = rng.random() < 0.38
        start, visits, own = max(joined, datetime.date(2023, 9, 1)), [], []
        for _ in range(rng.choices([1, 2, 3, 6], [4, 3, 2, 1])[0] if keen else 0):
            ahead = rng.random() < 0.12
            when = TODAY + datetime.timedelta(days=rng.randrange(1, 75)) if ahead else recent(rng, max(joined, datetime.date(2024, 3, 1)), 0.3)
            came = "" if ahead else rng.choices(["Y", "N"], [3, 1])[0]
            attendance.append([
                len(attendance) + 1, key, rng.choices(["Story Time", "Book Club", "Author Talk", "Coding Club", "Knit & Natter"], [3, 4, 3, 2, 2])[0],
                when, came, rng.choice([0, 0, 0, 1, 2]), rng.choice(["Website", "Desk", "Phone"]),
            ])
            if came == "Y":
                visits.append(when)
        bulk = {"SNR": 6.5, "ADT": 4.5, "STU": 2.6, "JNR": 3.6}[card] * (1.4 if keen else 1)
        favourite = rng.choice(genres)
        for turn in range(some(rng, bulk)):
            if rng.random() < 0.12 and joined >= datetime.date(2023, 9, 1):
                out = min(joined + datetime.timedelta(days=rng.randrange(0, 12)), TODAY - datetime.timedelta(days=1))
            elif visits and rng.random() < 0.2:
                out = rng.choice(visits)
            elif turn == 0 and rng.random() < 0.5:
                out = day(rng, start, TODAY)
            else:
                out = recent(rng, start, 0.3)
            for _ in range(rng.choices([1, 2, 3], [7, 2, 1])[0]):
                wanted = [item for item in items if item[3] == favourite] if rng.random() < 0.4 else items
                item = rng.choice(wanted or items)
                again = rng.choices([0, 1, 2, 3], [7, 2, 1, 1])[0]
                due = out + datetime.timedelta(days=(7 if item[2] == "DVD" else 21) * (1 + again))
                back = out + datetime.timedelta(days=rng.randrange(1, 28 * (1 + again)))
                lost = rng.random() < 0.03
                own.append((out, item[0], due, "" if lost or back >= TODAY else back, again, rng.choices(["Desk", "Self-service", "Mobile van"], [4, 5, 1])[0]))
        for out, item, due, back, again, channel in sorted(own, key=lambda loan: loan[0]):
            loans.append([f"L{len(loans) + 1:05d}", key, item, out, due, back, again, channel])
        last = max([loan[0] for loan in own] + [loan[3] for loan in own if loan[3]] + visits, default=None)
        last = max(last, day(rng, joined, TODAY)) if last else (day(rng, joined, TODAY) if rng.random() < 0.7 else None)
        for _ in range(rng.choices([0, 1, 2, 3, 5], [6, 4, 3, 2, 1])[0] if own else 0):
            placed = recent(rng, max(joined, datetime.date(2024, 1, 1)), 0.3)
            ready = placed + datetime.timedelta(days=rng.choice([1, 2, 4, 7, 12, 20, 30, 45]))
            taken = ready + datetime.timedelta(days=rng.choice([0, 1, 1, 2, 3, 5, 6]))
            state = rng.choices(["collected", "expired", "cancelled"], [6, 2, 1])[0] if taken < TODAY else "waiting"
            gone = state == "waiting" or state == "cancelled" and rng.random() < 0.6
            holds.append([
                f"H{len(holds) + 1:04d}", key, rng.choice(items)[0], placed, "" if gone else ready, taken if state == "collected" else "", state,
            ])
        borrowers.append([
            key, blank(rng, rng.choices(["Ashby", "Kelham", "Thornbury", "Millbridge", "Oakwell"], [5, 4, 3, 3, 2])[0], 0.04),
            blank(rng, rng.randrange(low, high), 0.06), slash(joined), card,
            rng.choices(["Central", "Eastgate", "Riverside Park", "Mobile Van"], [6, 4, 3, 1])[0],
            rng.choices(["", "£0.00", f"£{rng.randrange(10, 260) / 10:.2f}"], [1, 6, 5])[0], rng.choices(["Y", "N", ""], [5, 5, 1])[0],
            rng.choices(["English", "Polish", "Urdu", "Romanian"], [12, 3, 2, 1])[0], slash(last) if last and rng.random() > 0.04 else "",
            f"reader{n}@example.org",
        ])
    write("library/borrowers", ["CardNo", "Town", "BirthYr", "Joined", "CardType", "homeBranch", "finesOwed", "newsletter", "homeLang", "lastVisit", "emailAddr"], borrowers)
    write("library/items", ["itemNo", "title", "kind", "genre", "lang", "pubYear"], items)
    write("library/loans", ["loanId", "CardNo", "itemNo", "borrowedOn", "dueOn", "returnedOn", "renewals", "channel"], loans)
    write("library/holds", ["holdId", "CardNo", "itemNo", "placedOn", "readyOn", "collectedOn", "holdStatus"], holds)
    write("library/event_att", ["attId", "CardNo", "eventName", "eventDt", "attended", "guests", "bookedVia"], attendance)


def mobility():
    rng = random.Random(29)
    riders, zones, trips, passes, tickets, promos = [], [], [], [], [], []
    places = [
        ("Old Town", "Centre", "N"), ("Central Station", "Centre", "N"), ("Harbour Front", "Centre", "Y"), ("University", "North", "N"), ("Trade Fair", "North", "N"),
        ("Airport", "South", "Y"), ("Stadium", "South", "N"), ("Lakeside", "East", "Y"), ("Tech Park", "East", "N"), ("Garden Suburb", "West", "N"),
    ]
    for n, (name, district, fee) in enumerate(places, 1):
        zones.append([f"Z{n:02d}", name, district, fee, rng.randrange(10, 60)])
    speed = {"bike": 11, "e-bike": 15, "scooter": 13, "car": 27}
    tariff = {"bike": 0.08, "e-bike": 0.15, "scooter": 0.19, "car": 0.36}
    for n in range(1, 321):
        joined = recent(rng, datetime.date(2023, 3, 1), 0.15)
        own, passed = [], rng.random() < 0.4
        start = joined
        home, liked = rng.choice(zones)[0], rng.choice(list(speed))
        for turn in range(some(rng, 8 if passed else 4)):
            when = min(joined + datetime.timedelta(days=rng.randrange(0, 25)), TODAY - datetime.timedelta(days=1)) if turn == 0 and rng.random() < 0.5 else recent(rng, start, 0.3)
            kind = liked if rng.random() < 0.55 else rng.choices(list(speed), [4, 3, 4, 1])[0]
            begun = datetime.datetime.combine(when, datetime.time(min(23, max(5, int(rng.gauss(14, 5)))), rng.randrange(60)))
            state = rng.choices(["completed", "cancelled", "failed_unlock"], [16, 2, 1])[0]
            minutes = max(3, int(rng.expovariate(1 / (35 if kind == "car" else 16))))
            done = state == "completed"
            own.append([
                n, begun, begun + datetime.timedelta(minutes=minutes) if done else "", kind, home if rng.random() < 0.4 else rng.choice(zones)[0],
                rng.choice(zones)[0] if done else "", f"{max(0.3, speed[kind] * minutes / 60 * rng.uniform(0.6, 1.3)):.1f}" if done else "",
                f"{1 + tariff[kind] * minutes * (0.6 if passed else 1):.2f}" if done else "0.00",
                blank(rng, rng.choices([1, 2, 3, 4, 5], [1, 1, 2, 5, 8])[0], 0.4) if done else "", state,
            ])
        for trip in sorted(own, key=lambda one: one[1]):
            trip[1], trip[2] = f"{trip[1]:%Y-%m-%d %H:%M}", f"{trip[2]:%Y-%m-%d %H:%M}" if trip[2] else ""
            trips.append([f"T{len(trips) + 1:06d}", *trip])
        for _ in range(rng.choices([1, 2, 3], [5, 2, 1])[0] if passed else 0):
            kind, opened = rng.choices(["Commuter", "Weekend", "Unlimited"], [4, 3, 2])[0], recent(rng, start, 0.2)
            ended = opened + datetime.timedelta(days=rng.randrange(12, 400))
            over = ended < TODAY
            passes.append([
                f"PS{len(passes) + 1:04d}", n, kind, {"Commuter": 19.9, "Weekend": 9.9, "Unlimited": 49}[kind], opened, ended if over else "",
                rng.choice(["Y", "Y", "N"]), rng.choice(["too expensive", "moved away", "bad availability", "bought own vehicle", ""]) if over else "",
            ])
        for _ in range(rng.choices([0, 1, 2, 4], [9, 4, 2, 1])[0]):
            when = recent(rng, max(start, datetime.date(2024, 1, 1)), 0.3)
            shut = when + datetime.timedelta(days=rng.choice([0, 0, 1, 1, 2, 4, 9]))
            still = shut >= TODAY or rng.random() < 0.12
            tickets.append([
                f"TK-{len(tickets) + 1:04d}", n, moment(rng, when), "" if still else f"{shut} 23:{rng.randrange(60):02d}",
                rng.choices(["billing", "vehicle damage", "app problem", "lost item", "accident"], [5, 3, 4, 2, 1])[0],
                rng.choices(["low", "normal", "high", "urgent"], [2, 5, 2, 1])[0], rng.choice(["in-app chat", "email", "phone"]),
                "" if still else blank(rng, rng.choices([1, 2, 3, 4, 5], [3, 2, 2, 4, 5])[0], 0.35),
            ])
        for code in rng.sample(["HELLO5", "FRIEND10", "RAINYDAY", "SUMMER25", "XMAS"], rng.choices([0, 1, 2, 3], [6, 5, 2, 1])[0]):
            low, high = {"SUMMER25": ((2025, 6, 1), (2025, 9, 1)), "XMAS": ((2025, 12, 1), (2026, 1, 7))}.get(code, ((2024, 1, 1), (2026, 4, 14)))
            low, high = max(datetime.date(*low), joined), datetime.date(*high)
            if low < high:
                promos.append([len(promos) + 1, n, code, day(rng, low, high), {"HELLO5": 5, "FRIEND10": 10, "RAINYDAY": 2.5, "SUMMER25": 6, "XMAS": 4}[code]])
        riders.append([
            n, rng.choices(["Lisbon", "Porto", "Braga", "Faro"], [6, 4, 2, 1])[0], blank(rng, day(rng, datetime.date(1955, 1, 1), datetime.date(2008, 1, 1)), 0.07),
            rng.choices(["F", "M", "X", ""], [8, 9, 1, 2])[0], moment(rng, joined), rng.choices(["app_store", "referral", "street_promo", "google", "employer"], [6, 4, 3, 4, 2])[0],
            rng.choice(["iOS", "Android", "Android"]), rng.choices(["true", "false"], [3, 2])[0], rng.choices(["verified", "pending", "failed", ""], [12, 3, 1, 1])[0],
            f"{rng.choices([0, rng.uniform(1, 60), -rng.uniform(1, 25)], [5, 4, 1])[0]:.2f}", f"rider{n}@example.com", f"+351 9{rng.randrange(10 ** 7, 10 ** 8)}",
        ])
    write("mobility/riders", ["rider_id", "city", "dob", "sex", "signup_at", "acq_channel", "device_os", "mktg_consent", "kyc_status", "wallet_eur", "email", "mobile_no"], riders)
    write("mobility/zones", ["zone_code", "zone_name", "district", "surcharge", "bays"], zones)
    write("mobility/trips", ["trip_id", "rider_id", "started_at", "ended_at", "veh_type", "start_zone", "end_zone", "distance_km", "fare_eur", "rating", "trip_status"], trips)
    write("mobility/passes", ["pass_id", "rider_id", "pass_type", "monthly_eur", "valid_from", "cancelled_on", "auto_renew", "cancel_reason"], passes)
    write("mobility/support_tickets", ["ticket_no", "rider_id", "opened_at", "closed_at", "topic", "priority", "channel", "csat"], tickets)
    write("mobility/promo_redemptions", ["redemption_id", "rider_id", "code", "redeemed_on", "discount_eur"], promos)


def mixed(rng, value):
    """A value as different hands type it."""
    return rng.choices([value, value.lower(), value.upper()], [8, 1, 1])[0]


def insurance():
    rng = random.Random(31)
    holders, policies, claims, payments = [], [], [], []
    jobs = ["Teacher", "Nurse", "Truck driver", "Software engineer", "Self-employed", "Retired", "Student", "Electrician", "N/A"]
    kinds = {
        "Motor": ["Accident", "Theft", "Glass"], "Home": ["Water damage", "Fire", "Theft"], "Travel": ["Trip cancellation", "Medical", "Lost luggage"],
        "Life": [], "Pet": ["Vet bill"],
    }
    for n in range(1, 161):
        key = f"PH{n:04d}"
        job = rng.choices(jobs, [3, 3, 2, 3, 3, 3, 2, 2, 1])[0]
        low, high = {"Retired": (1938, 1962), "Student": (1998, 2008)}.get(job, (1958, 2002))
        smokes = rng.random() < 0.27
        since = day(rng, datetime.date(2014, 1, 1), datetime.date(2026, 3, 20))
        if rng.random() < 0.2:
            since = day(rng, datetime.date(2024, 6, 1), datetime.date(2026, 3, 20))
        holders.append([
            key, f"{day(rng, datetime.date(low, 1, 1), datetime.date(high, 1, 1)):%d/%m/%Y}", rng.choices(["F", "M", ""], [9, 9, 1])[0],
            mixed(rng, rng.choices(["Married", "Single", "Divorced", "Widowed"], [8, 6, 3, 2])[0]), job,
            rng.choices(["Northvale", "Eastmoor", "Southport", "Westbrook"], [5, 4, 3, 3])[0],
            blank(rng, f"€{int(rng.lognormvariate(10.65, 0.4)) // 100 * 100:,}", 0.07), blank(rng, min(850, max(410, int(rng.gauss(660, 95)))), 0.09),
            rng.choices(["", mixed(rng, "Yes" if smokes else "No")], [1, 24])[0], rng.choices([0, 1, 2, 3, 4], [8, 4, 5, 2, 1])[0],
            f"{since:%d/%m/%Y}" if rng.random() < 0.3 else since, rng.choices(["Keane", "Orlova", "Diaz", "Brandt", ""], [4, 4, 3, 2, 3])[0],
            mixed(rng, rng.choices(["Email", "Phone", "Post", "App"], [5, 4, 3, 2])[0]),
            blank(rng, rng.choices(range(11), [1, 1, 1, 1, 1, 2, 3, 5, 6, 4, 4])[0], 0.25),
            f"holder{n}@example.org", f"+353 85 {rng.randrange(10 ** 6, 10 ** 7)}",
        ])
        careful = rng.random() < 0.5
        for product in rng.sample(["Motor", "Motor", "Home", "Home", "Travel", "Life", "Pet"], rng.choices([0, 1, 2, 3, 4], [1, 7, 6, 3, 1])[0]):
            start = day(rng, max(since, datetime.date(2022, 1, 1)), TODAY)
            ends = start + datetime.timedelta(days=365 * rng.choice([1, 1, 2, 3]))
            state = "Expired" if ends < TODAY else rng.choices(["Active", "Cancelled", "Lapsed"], [11, 3, 1])[0]
            price = {"Motor": 640, "Home": 410, "Travel": 120, "Life": 530, "Pet": 260}[product] * rng.uniform(0.6, 1.9)
            number = f"{product[:2].upper()}-{len(policies) + 20001}"
            often = rng.choices(["Monthly", "Quarterly", "Annual"], [5, 2, 3])[0]
            policies.append([
                number, key, mixed(rng, product), f"{start:%d/%m/%Y}", f"{ends:%d/%m/%Y}", f"€{price:,.2f}", rng.choice([0, 100, 250, 250, 500]), state,
                rng.choice(["Price", "Price", "Switched insurer", "Moved abroad", ""]) if state == "Cancelled" else "",
                rng.choices(["Broker", "Online", "Branch", "Comparison site"], [4, 5, 2, 3])[0], often, rng.choices("YN", [3, 1])[0],
            ])
            last = min(ends, TODAY)
            for _ in range(rng.choices([0, 1, 2, 3], [5, 5, 3, 1] if smokes else [10, 5, 1, 0])[0] if kinds[product] and (last - start).days > 2 else 0):
                lost = min(start + datetime.timedelta(days=rng.randrange(0, 25)), last - datetime.timedelta(days=1)) if rng.random() < 0.15 else recent(rng, start, 0.3)
                lost = min(lost, last - datetime.timedelta(days=1))
                told = min(lost + datetime.timedelta(days=rng.choice([0, 1, 1, 2, 3, 6, 9, 16, 28])), TODAY - datetime.timedelta(days=1))
                shut = told + datetime.timedelta(days=rng.randrange(4, 90))
                outcome = "Open" if shut >= TODAY or rng.random() < 0.06 else rng.choices(["Settled", "Denied", "Withdrawn"], [7, 3, 1])[0]
                asked = round(rng.lognormvariate(7, 0.9), 2)
                claims.append([
                    f"CL{len(claims) + 701}", key, number, told, f"{lost:%d.%m.%Y}", rng.choice(kinds[product]), asked,
                    round(asked * rng.uniform(0.5, 1), 2) if outcome == "Settled" else "", mixed(rng, outcome), "" if outcome == "Open" else shut,
                    int(rng.random() < 0.08), rng.choice(["Moss", "Iyer", "Laine"]),
                ])
            for _ in range(rng.choices([1, 2, 3], [11, 3, 1])[0] if (last - start).days > 20 else 0):
                due = recent(rng, start, 0.3)
                due = min(due, last - datetime.timedelta(days=1))
                how = "Paid" if careful else rng.choices(["Paid", "Late", "Missed"], [5, 3, 2])[0]
                paid = due + datetime.timedelta(days=rng.randrange(2, 30)) if how == "Late" else due - datetime.timedelta(days=rng.randrange(0, 6))
                if paid >= TODAY:
                    how = "Missed"
                payments.append([
                    len(payments) + 1, key, number, due, "" if how == "Missed" else f"{paid:%d %b %Y}",
                    f"{price / {'Monthly': 12, 'Quarterly': 4, 'Annual': 1}[often]:.2f}",
                    mixed(rng, rng.choices(["Direct debit", "Card", "Bank transfer"], [6, 3, 2])[0]), how,
                ])
    write("insurance/policyholders", ["holderNo", "birthDt", "gender", "maritalStat", "occupation", "region", "annualIncome", "creditScore", "smoker", "dependants", "customerSince", "agent", "prefContact", "npsScore", "email", "phoneNo"], holders)
    write("insurance/policies", ["policyNo", "holderNo", "product", "startDt", "endDt", "annualPremium", "excessAmt", "polStatus", "cancelReason", "soldVia", "payFreq", "autoRenew"], policies)
    write("insurance/claims", ["claimNo", "holderNo", "policyNo", "claimDt", "lossDt", "claimType", "claimedAmt", "paidAmt", "claimStatus", "closedDt", "fraudFlag", "handler"], claims)
    write("insurance/payments", ["payId", "holderNo", "policyNo", "dueDt", "paidDt", "amount", "method", "payStatus"], payments)


def streaming():
    rng = random.Random(37)
    subs, titles, events, tickets = [], [], [], []
    plans = [
        ["BAS", "Basic", "5.99", 1, "Yes", "HD"], ["STD", "Standard", "10.99", 2, "No", "HD"], ["PRM", "Premium", "15.99", 4, "No", "4K"], ["FAM", "Family", "18.99", 6, "No", "4K"],
    ]
    names = [f"The {one} {two}" for one in ["Iron", "Last", "Velvet", "Broken", "Distant", "Golden", "Quiet", "Burning"] for two in ["Coast", "Summer", "Witness", "Kingdom", "Signal", "Promise", "Winter", "Tower"]]
    rng.shuffle(names)
    for n in range(1, 61):
        kind = rng.choices(["Series", "Film", "Documentary"], [5, 4, 2])[0]
        titles.append([
            f"TT{n:03d}", names[n], kind, rng.choice(["History", "Nature", "True Crime"]) if kind == "Documentary" else rng.choice(["Drama", "Comedy", "Thriller", "Sci-Fi", "Animation", "Romance"]),
            rng.choices(["English", "Spanish", "Korean", "French"], [8, 3, 2, 2])[0], rng.randrange(1996, 2027), rng.choices([0, 1], [3, 1])[0], rng.choice([0, 6, 12, 16, 18]),
        ])
    for n in range(1, 151):
        key = f"S{1000 + n}"
        joined = day(rng, datetime.date(2022, 9, 1), datetime.date(2026, 4, 10))
        state = rng.choices(["Active", "Paused", "Cancelled"], [13, 2, 5])[0]
        if (TODAY - joined).days < 40:
            state = "Active"
        gone = recent(rng, joined + datetime.timedelta(days=20), 0.4) if state == "Cancelled" else None
        last = gone or TODAY
        kids = int(rng.random() < 0.3)
        device, liked = rng.choices(["Smart TV", "Phone", "Tablet", "Laptop", "Console"], [6, 4, 2, 3, 1])[0], rng.choice(["Series", "Film"])
        for turn in range(0 if rng.random() < 0.18 else rng.choices([1, 2, 3, 5, 8], [6, 4, 3, 2, 1])[0]):
            start = max(joined, last - datetime.timedelta(days=120)) if rng.random() < 0.5 else joined
            when = day(rng, start, last)
            if turn == 0 and rng.random() < 0.35:
                when = min(joined + datetime.timedelta(days=rng.randrange(0, 5)), last - datetime.timedelta(days=1))
            if gone and turn == 1 and rng.random() < 0.5:
                when = max(joined, gone - datetime.timedelta(days=rng.randrange(1, 10)))
            for _ in range(rng.choices([1, 2, 3], [9, 2, 1])[0]):
                item = rng.choice([one for one in titles if one[2] == liked] if rng.random() < 0.6 else titles)
                done = int(rng.random() < 0.6)
                events.append([
                    f"W{len(events) + 1:05d}", key, item[0], f"{when} {rng.randrange(7, 24):02d}:{rng.randrange(60):02d}:{rng.randrange(60):02d}", max(4, int(rng.gauss(95 if done else 35, 35))),
                    done, device if rng.random() < 0.6 else rng.choice(["Smart TV", "Phone", "Tablet", "Laptop", "Console"]), blank(rng, rng.choices([1, 2, 3, 4, 5], [1, 2, 3, 5, 4])[0], 0.55),
                ])
        for _ in range(rng.choices([0, 1, 2, 3], [11, 5, 2, 1])[0]):
            opened = recent(rng, max(joined, datetime.date(2024, 6, 1)), 0.3)
            shut = opened + datetime.timedelta(days=rng.choice([0, 0, 1, 2, 3, 6, 12]))
            still = shut >= TODAY or rng.random() < 0.12
            tickets.append([
                f"TCK{len(tickets) + 1:04d}", key, f"{opened:%d-%b-%Y}", "" if still else shut, mixed(rng, rng.choices(["Billing", "Playback", "Login", "Content"], [5, 4, 3, 2])[0]),
                rng.choices(["P1", "P2", "P3"], [1, 3, 4])[0], mixed(rng, rng.choice(["Chat", "Email", "Phone"])), "" if still else blank(rng, rng.choices([1, 2, 3, 4, 5], [2, 2, 3, 4, 4])[0], 0.3),
            ])
        subs.append([
            key, mixed(rng, rng.choices(["Germany", "France", "Spain", "Poland", "Italy"], [6, 4, 3, 2, 2])[0]), rng.choices([rng.randrange(1952, 2008), "", "NULL"], [17, 1, 1])[0],
            rng.choices(["female", "male", "other", ""], [8, 8, 1, 2])[0], f"{joined} {rng.randrange(7, 24):02d}:{rng.randrange(60):02d}:{rng.randrange(60):02d}",
            rng.choices(["BAS", "STD", "PRM", "FAM"], [5, 6, 3, 3 if kids else 1])[0], rng.choices(["Monthly", "Yearly"], [3, 1])[0], mixed(rng, state), f"{gone:%d/%m/%Y}" if gone else "",
            rng.choice(["Too expensive", "Too expensive", "Nothing to watch", "Technical problems", "Switched to competitor", ""]) if gone else "", kids,
            min(6, max(1, int(rng.gauss(2.2 + kids, 1.1)))), device, rng.choices(["Organic", "Influencer", "TV ad", "Friend referral", "Partner bundle", "N/A"], [6, 3, 3, 4, 2, 1])[0],
            rng.choices("YN", [3, 2])[0], rng.choice(["true", "true", "false"]), blank(rng, rng.choices(range(11), [1, 1, 1, 1, 1, 2, 3, 4, 5, 4, 3])[0], 0.3),
            rng.choices(["", f"€{rng.choice([5, 10, 15, 25, 50])}.00"], [3, 1])[0], f"sub{n}@example.net",
        ])
    write("streaming/subscribers", ["subId", "country", "birthYear", "gender", "signupAt", "planCode", "billing", "subStatus", "cancelDt", "cancelWhy", "kidsProfile", "profilesCnt", "mainDevice", "acqSource", "trialUsed", "promoMail", "npsAnswer", "giftCredit", "email"], subs)
    write("streaming/plans", ["planCode", "planName", "priceEur", "screens", "hasAds", "maxQuality"], plans)
    write("streaming/titles", ["titleId", "titleName", "kind", "genre", "origLang", "releaseYr", "isOriginal", "ageRating"], titles)
    write("streaming/watch_events", ["evId", "subId", "titleId", "watchedAt", "minutesWatched", "finished", "device", "stars"], events)
    write("streaming/tickets", ["ticketId", "subId", "openedOn", "closedOn", "category", "priority", "channel", "csat"], tickets)


def surveyed():
    rng = random.Random(41)
    rows = []

    def score(mean, spread, low=1):
        return min(10, max(low, round(rng.gauss(mean, spread))))

    for n in range(1, 301):
        age = min(86, max(18, int(rng.gauss(45, 16))))
        enrolled = day(rng, datetime.date(2021, 5, 1), datetime.date(2026, 4, 12))
        layout = rng.choices(["%Y-%m-%d", "%d/%m/%Y", "%d %b %Y"], [6, 3, 1])[0]
        job = "RET" if age > 65 else "STUD" if age < 24 and rng.random() < 0.6 else rng.choices(["FT", "PT", "SELF", "UNEMP"], [10, 4, 3, 1])[0]
        income = int(rng.lognormvariate(11.0 if job in ("FT", "SELF") else 10.6, 0.38)) // 50 * 50
        card = rng.random() < 0.45
        kids, teens = rng.choices([0, 1, 2, 3], [9, 4, 3, 1])[0] if age < 55 else 0, rng.choices([0, 1, 2], [7, 2, 1])[0] if 35 < age < 62 else 0
        status = rng.choices(["M", "S", "D", "W"], [9, 5, 3, 9 if age > 60 else 0.3])[0]
        amounts = [round(rng.lognormvariate(mean, 0.9) * income / 60000) for mean in (4.8, 3.9, 4.9, 4.0, 3.7)]
        if rng.random() < 0.14:
            amounts[3] = 0
        web, app = rng.choices([0, 1, 2, 3, 5, 8, 12], [6, 4, 4, 3, 3, 2, 1])[0], rng.choices([0, 1, 2, 4, 7, 11], [8, 4, 3, 3, 2, 1])[0]
        happy = rng.gauss(7.4 if card else 6.4, 1.5)
        rows.append([
            5000 + 7 * n, rng.choices(["F", "M", "Other", ""], [10, 9, 0.5, 1])[0], blank(rng, age, 0.04),
            mixed(rng, rng.choices(["High School", "Vocational", "Bachelor", "Master", "PhD"], [5, 3, 6, 3, 1])[0]), rng.choices([status, ""], [19, 1])[0], job,
            rng.choices(["NE", "NW", "SE", "SW"], [4, 3, 4, 2])[0], mixed(rng, rng.choices(["Urban", "Suburban", "Rural"], [5, 4, 2])[0]),
            rng.choices([f"${income:,}", f"$ {income:,}.00", "", "N/A"], [9, 3, 0.8, 0.3])[0], 1 + kids + teens + (status == "M") + (rng.random() < 0.15), kids, teens,
            f"{enrolled:{layout}}", rng.randrange(0, 180), *amounts, web, app, rng.choices([0, rng.randrange(1, 8), rng.randrange(8, 26)], [1, 6, 4])[0], rng.choices([0, 1, 2, 3, 5, 8], [7, 4, 3, 2, 2, 1])[0],
            int(rng.random() < 0.1), int(rng.random() < (0.3 if card else 0.12)), int(rng.random() < 0.17), mixed(rng, "Yes" if card else "No"), rng.choices(["Y", "N", ""], [5, 5, 1])[0], int(rng.random() < 0.4),
            min(10, max(1, round(happy))), score(5.6, 2.1), blank(rng, score(7.3, 1.7), 0.06), blank(rng, min(10, max(0, round(happy + rng.gauss(0.4, 1.4)))), 0.1), int(rng.random() < 0.12),
            rng.choices(["Store", "Web", "App"], [5, 3, 2])[0], rng.choices(["Card", "Cash", "E-wallet", "Invoice", ""], [8, 4, 3, 1, 1])[0],
        ])
    write("surveyed/respondents", [
        "RespID", "Gndr", "Age_Yrs", "Edu_Lvl", "Mar_Stat", "Emp_Typ", "Rgn", "Urb_Rur", "HH_Inc", "HH_Size", "N_Kids", "N_Teens", "Dt_Enrl", "Rcncy_Days", "Amt_Drinks", "Amt_Bakery", "Amt_Meat", "Amt_Snacks",
        "Amt_HomeCare", "Num_WebOrd", "Num_AppOrd", "Num_StoreVis", "Num_CpnUsed", "Cmp1_Resp", "Cmp2_Resp", "Cmp3_Resp", "Lylty_Card", "SMS_OptIn", "Pet_Ownr", "Sat_Ovrl", "Sat_Price", "Sat_Staff", "Rec_NPS",
        "Complnt_12M", "Fav_Chnl", "Pay_Pref",
    ], rows)


def delivery():
    rng = random.Random(43)
    customers, restaurants, orders, items, ratings, vouchers = [], [], [], [], [], []
    dishes = {
        "Italian": ["Margherita", "Lasagne", "Carbonara", "Gnocchi"], "Indian": ["Butter Chicken", "Chana Masala", "Lamb Biryani", "Palak Paneer"], "Thai": ["Pad Thai", "Green Curry", "Massaman"],
        "Burgers": ["Cheeseburger", "Veggie Burger", "Chicken Burger"], "Sushi": ["Salmon Nigiri Set", "Veggie Maki", "Dragon Roll"], "Mexican": ["Burrito Bowl", "Fish Tacos", "Quesadilla"], "Salads": ["Caesar Salad", "Poke Bowl", "Falafel Bowl"],
    }
    extras = {"Side": [("Garlic Bread", 4.5), ("Fries", 3.9), ("Spring Rolls", 5.2), ("Naan", 3.2)], "Dessert": [("Tiramisu", 5.9), ("Brownie", 4.8), ("Mochi", 5.5)], "Drink": [("Cola", 2.6), ("Lemonade", 2.9), ("Beer", 4.2), ("Mango Lassi", 3.8)]}
    first = ["Golden", "Little", "Blue", "Old", "Spicy", "Happy"]
    second = ["Lantern", "Kitchen", "Corner", "Garden", "Spoon", "Fork"]
    names = [f"{one} {two}" for one in first for two in second]
    rng.shuffle(names)
    for n in range(1, 31):
        cuisine = list(dishes)[(n - 1) % 7]
        restaurants.append([
            f"R{n:02d}", names[n], cuisine, rng.choices(["Budget", "Mid-range", "Premium"], [4, 5, 3])[0], rng.choice(["Yes", "No", "No"]), rng.choices([3, 4, 5], [1, 3, 4])[0], day(rng, datetime.date(2019, 1, 1), datetime.date(2025, 10, 1)),
        ])
    for n in range(1, 161):
        key = f"DC{2000 + 3 * n}"
        joined = day(rng, datetime.date(2023, 3, 1), datetime.date(2026, 4, 8))
        membership = rng.choices(["Free", "Plus", "Unlimited"], [6, 3, 2])[0]
        liked, town = rng.choice(list(dishes)), rng.choices(["Bristol", "Leeds", "Cardiff", "Norwich", "York"], [6, 5, 4, 2, 2])[0]
        device, generous = rng.choices(["iOS", "Android", "Web"], [5, 4, 2])[0], rng.random() < 0.35
        count = 0 if rng.random() < 0.13 else rng.choices([1, 2, 3, 5, 8, 12], [6, 5, 4, 3, 2, 0.7])[0] + (membership == "Unlimited")
        start = joined
        if rng.random() < 0.4:
            start = max(joined, TODAY - datetime.timedelta(days=150))
        days = sorted(day(rng, start, TODAY) for _ in range(count))
        if days and rng.random() < 0.5:
            days[0] = joined + datetime.timedelta(days=rng.randrange(0, min(25, (TODAY - joined).days)))
        if len(days) > 1 and rng.random() < 0.4:
            days[1] = min(days[0] + datetime.timedelta(days=rng.randrange(1, 14)), TODAY - datetime.timedelta(days=1))
        for when in days:
            number = f"{700100 + len(orders)}"
            place = rng.choice([one for one in restaurants if one[2] == liked] if rng.random() < 0.55 else restaurants)
            clock = datetime.datetime(when.year, when.month, when.day, rng.choices([12, 13, 17, 18, 19, 20, 21, 22, 23], [3, 2, 2, 5, 6, 5, 3, 1, 1])[0], rng.randrange(60))
            status = rng.choices(["Delivered", "Cancelled", "Refunded"], [17, 1.5, 1])[0]
            promised = rng.choice([25, 30, 35, 40, 45, 50])
            taken = max(12, int(rng.gauss(promised + 1, 11)))
            price = {"Budget": 8.5, "Mid-range": 12.5, "Premium": 19.0}[place[3]]
            total = 0
            for turn in range(rng.choices([1, 2, 3], [8, 6, 2])[0]):
                course = "Main" if turn == 0 else rng.choices(["Main", "Side", "Dessert", "Drink"], [3, 4, 3, 4])[0]
                dish, cost = (rng.choice(dishes[place[2]]), round(price + rng.choice([-1.5, -0.5, 0, 0.5, 1.4, 2.9]), 2)) if course == "Main" else rng.choice(extras[course])
                amount = rng.choices([1, 2, 3, 4], [9, 4, 1, 0.6])[0]
                total += amount * cost
                items.append([f"L{len(items) + 1:05d}", number, dish, mixed(rng, course), amount, f"{cost:.2f}"])
            fee = 0 if membership != "Free" and rng.random() < 0.85 else rng.choice([1.49, 1.99, 2.99, 3.99])
            tip = rng.choice([1, 1.5, 2, 3, 5]) if rng.random() < (0.6 if generous else 0.12) else 0
            paid = total + fee + tip
            pickup = rng.random() < 0.13
            orders.append([
                number, key, place[0], f"{clock:%Y-%m-%d %H:%M}", "Pickup" if pickup else "Delivery", mixed(rng, status), rng.choices([f"£{paid:.2f}", f"£ {paid:.2f}"], [9, 1])[0], f"{0 if pickup else fee:.2f}", f"{tip:.2f}",
                promised, "" if status == "Cancelled" else taken, device if rng.random() < 0.8 else rng.choice(["iOS", "Android", "Web"]), rng.choices(["Card", "PayPal", "Apple Pay", "Cash"], [8, 4, 4, 1])[0],
            ])
            if status == "Delivered" and not pickup and rng.random() < 0.55:
                late = taken > promised + 8
                stars = rng.choices([1, 2, 3, 4, 5], [4, 4, 3, 2, 1] if late else [0.5, 1, 2, 5, 8])[0]
                ratings.append([
                    f"CR{len(ratings) + 1:04d}", number, key, min(when + datetime.timedelta(days=rng.choice([0, 0, 0, 1, 2])), TODAY - datetime.timedelta(days=1)), stars,
                    rng.choice(["Late", "Late", "Cold food", "Rude", ""]) if stars < 3 else rng.choices(["Friendly", "Fast", "", "N/A"], [3, 3, 4, 0.5])[0],
                ])
        for campaign in ["Welcome", "Birthday", "Win-back", "Free delivery"]:
            if rng.random() > {"Welcome": 0.6, "Birthday": 0.35, "Win-back": 0.25, "Free delivery": 0.3}[campaign]:
                continue
            issued = joined if campaign == "Welcome" else recent(rng, joined, 0.35)
            expires = issued + datetime.timedelta(days=rng.choice([14, 30, 60, 90]))
            used = issued + datetime.timedelta(days=rng.randrange(0, (expires - issued).days))
            vouchers.append([f"V-{len(vouchers) + 1:04d}", key, mixed(rng, campaign), rng.choice([3, 5, 5, 8, 10]), issued, expires, used if used < TODAY and rng.random() < 0.5 else ""])
        customers.append([
            key, rng.choice(["Ava", "Ben", "Chloe", "Dev", "Ella", "Finn", "Grace", "Hugo", "Isla", "Jack"]), f"user{n}@example.org", rng.choices([f"{joined}", f"{joined:%d/%m/%Y}"], [4, 1])[0], mixed(rng, town),
            rng.choices([day(rng, datetime.date(1954, 1, 1), datetime.date(2007, 6, 1)), ""], [12, 1])[0], rng.choices(["F", "M", "X", ""], [9, 9, 0.6, 1])[0], mixed(rng, membership),
            rng.choices(["Vegetarian", "Vegan", "Halal", "Gluten-free", ""], [4, 2, 2, 1, 8])[0], rng.choices(["Friend", "Instagram", "Google", "Flyer", "N/A"], [4, 4, 3, 2, 1])[0], rng.choices("YN", [3, 2])[0], rng.choices([1, 2, 3, 4, 5], [5, 5, 3, 2, 1])[0],
        ])
    write("delivery/customers", ["cust_id", "first_name", "email", "signed_up", "city", "birth_dt", "gender", "membership", "diet", "heard_via", "push_ok", "household_size"], customers)
    write("delivery/restaurants", ["rest_id", "rest_name", "cuisine", "price_band", "is_chain", "hygiene_score", "partner_since"], restaurants)
    write("delivery/orders", ["order_no", "cust_id", "rest_id", "placed_at", "fulfilment", "order_status", "order_total", "delivery_fee", "tip", "promised_min", "actual_min", "platform", "paid_with"], orders)
    write("delivery/order_items", ["line_no", "order_no", "dish", "course", "qty", "unit_price"], items)
    write("delivery/courier_ratings", ["rating_id", "order_no", "cust_id", "rated_on", "stars", "remark"], ratings)
    write("delivery/vouchers", ["voucher_no", "cust_id", "campaign", "face_value", "issued_on", "expires_on", "redeemed_on"], vouchers)


def subscribers():
    rng = random.Random(47)
    rows = []
    for n in range(1, 351):
        contract = rng.choices(["Monthly", "12 months", "24 months"], [10, 5, 4])[0]
        tenure = min(84, max(0, int(rng.expovariate(1 / (17 if contract == "Monthly" else 34)))))
        tenure = rng.choice([0, 1]) if rng.random() < 0.03 else tenure
        alarm = rng.choices(["Wired", "Wireless", "No"], [4, 7, 3])[0]
        none = "No alarm service"
        sensor, camera, smoke, leak = (none if alarm == "No" else rng.choices(["Yes", "No"], share)[0] for share in ([5, 4], [4, 5], [5, 5], [2, 5]))
        plan = rng.choices(["Essential", "Plus", "Complete"], [6, 5, 3])[0]
        energy = "Yes" if alarm == "No" or rng.random() < 0.55 else "No"
        fee = 9.5 + {"Wired": 21, "Wireless": 29, "No": 0}[alarm] + 5 * [sensor, camera, smoke, leak].count("Yes") + {"Essential": 0, "Plus": 6, "Complete": 14}[plan] + 4.5 * (energy == "Yes") + rng.choice([-0.55, -0.05, 0, 0.4, 0.95])
        billed = fee * tenure * rng.uniform(0.93, 1.06)
        calls = rng.choices([0, 1, 2, 3, 4, 6, 9], [9, 7, 4, 3, 2, 1, 0.5])[0]
        happy = min(5, max(1, round(rng.gauss(4.2 - 0.35 * calls, 0.9))))
        churned = rng.random() < (0.38 if contract == "Monthly" else 0.12) + (0.15 if happy < 3 else 0) - (0.15 if tenure > 40 else 0) and tenure > 0
        idle = min(180, int(rng.expovariate(1 / (70 if churned else 22))))
        upgraded = recent(rng, TODAY - datetime.timedelta(days=30 * tenure + 1), 0.4) if tenure > 2 and rng.random() < 0.45 else ""
        keen = rng.random() < 0.3
        home, size = rng.choices(["Flat", "Terraced", "Semi-detached", "Detached"], [6, 3, 3, 4])[0], rng.lognormvariate(0, 0.5)
        spends = [round(rng.lognormvariate(mean, 0.9) * size) if rng.random() < share else 0 for mean, share in ((4.7, 0.75), (4.2, 0.6), (3.8, 0.7), (4.3, 0.45))]
        rows.append([
            f"H{30000 + 13 * n}", rng.choice(["Female", "Male"]), rng.choices([rng.randrange(1938, 2006), ""], [20, 1])[0], mixed(rng, rng.choices(["Single", "Couple", "Family", "Shared"], [5, 5, 6, 2])[0]), rng.choices(["Yes", "No"], [3, 2])[0], home,
            rng.choices(["OH", "MI", "IN", "WI"], [6, 5, 3, 2])[0], tenure, plan, contract, rng.choices(["Yes", "No"], [3, 2])[0],
            rng.choices(["Direct debit (automatic)", "Credit card (automatic)", "E-check", "Paper invoice"], [5, 4, 6, 3])[0], f"{fee:.2f}", "" if tenure == 0 else f"{billed:.2f}",
            alarm, sensor, camera, smoke, leak, energy, *spends, *(int(rng.random() < share * (2 if keen else 0.7)) for share in (0.16, 0.11, 0.2)), calls, rng.choices([happy, ""], [15, 1])[0], idle, f"{upgraded:%d/%m/%Y}" if upgraded else "",
            "Yes" if churned else "No", rng.choices(["Price", "Competitor", "Moved away", "Bad service", "Unknown"], [5, 4, 3, 3, 1])[0] if churned else "",
        ])
    write("subscribers/subscribers", [
        "householdID", "Gender", "Birth_Year", "Household_Type", "homeOwner", "Home_Type", "State_Code", "tenure", "planName", "contractType", "paperlessBilling", "Payment_Method", "MonthlyFee", "TotalBilled", "alarmService",
        "motionSensor", "doorCamera", "smokeAlert", "leakDetector", "energyMonitor", "Spend_Cameras", "Spend_Locks", "Spend_Lighting", "Spend_Heating", "Offer1_Taken", "Offer2_Taken", "Offer3_Taken", "supportCalls_12M",
        "Satisfaction", "Days_Since_Login", "Last_Upgrade", "Churned", "churnReason",
    ], rows)


for make in (bank, gym, saas, fashion, hotel, charity, vet, learning, library, mobility, insurance, streaming, surveyed, delivery, subscribers):
    make()
