using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartSegmentation.Grains.Ambiguity;
using SmartSegmentation.Grains.Facets;
using SmartSegmentation.Grains.Facets.Domain.Cataloguing;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Knowledge;
using SmartSegmentation.Grains.Interfaces.Memory;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Interfaces.Tables;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Knowledge;
using SmartSegmentation.Grains.Memory;
using SmartSegmentation.Grains.Models;
using SmartSegmentation.Grains.Models.Domain;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Sessions;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Tables.Domain;
using SmartSegmentation.Grains.Tenancy;
using SmartSegmentation.Grains.Tenancy.Domain;

namespace SmartSegmentation.Tests.Golden;

/// <summary>
/// Stored state of every layout stays readable: each file under <c>state/v1</c> is what a release has written. A difference here is a
/// change of the stored form, which takes a new layout version and keeps these files.
/// </summary>
public sealed class StateGoldenTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);

    private static readonly SegmentDefinition Segment = new()
    {
        SegmentId = "s1",
        Version = 2,
        Name = "recent spenders",
        Query = "over $200 since May",
        Expression = new ExpressionNode.Group(
            GroupOperator.And,
            [
                new ExpressionNode.Condition
                {
                    Measure = new Measure
                    {
                        FacetId = "orders.amount",
                        Aggregate = new Aggregate(AggregateFunction.Sum),
                        Window = new Window(new DateOnly(2026, 5, 1), null, "since May"),
                    },
                    Operator = ConditionOperator.Gt,
                    Values = [200m],
                    Unit = "USD",
                    Source = new SourceSpan(0, 9, "over $200"),
                },
                new ExpressionNode.Reference("s0"),
            ]
        ),
        LogicExpression = "sum(orders.amount) > 200 AND segment s0",
        EstimatedSize = new EstimatedSize(3, 10, true, 3, 3),
        Confidence = 0.9,
        Warnings = ["small"],
        AuditTrail = [new AuditEntry(At, "ana", "created", "over $200 since May", 1)],
        ReferenceTime = At,
        Today = new DateOnly(2026, 3, 1),
    };

    private static readonly ColumnProfile AmountProfile = new()
    {
        Name = "amount",
        Type = FacetType.Integer,
        Unit = "USD",
        Values = 3,
        Distinct = 2,
        Min = "1",
        Max = "5",
        MeanLength = 1.5,
        Top = [new FacetValue("5", 2), new FacetValue("1", 1)],
        TopComplete = true,
    };

    private static readonly ClarifyingQuestion Question = new(
        "q1",
        "threshold",
        "big",
        "How big?",
        [new QuestionOption("over 500", 3)]
    );

    private static readonly TurnRecord Turn = new()
    {
        TurnId = "t1",
        Message = "over $200 since May",
        At = At,
        Result = new TurnResult
        {
            TurnId = "t1",
            SessionId = "x1",
            Intent = TurnIntent.Create,
            Action = TurnAction.Segment,
            Segment = Segment,
            Coverage = [new CoverageSpan(0, 4, "over", CoverageRole.Condition, "orders.amount")],
            Result = new ResultTable(
                ["state", "customers"],
                [
                    ["Texas", 985m],
                ]
            ),
            Steps = [new TurnStep("decompose", 0.1, 0.4)],
        },
        Dialogue = new DialogueState
        {
            Current = Segment,
            Pending = new PendingQuestion(
                Question,
                "big ones",
                TurnIntent.Create,
                [null, Segment.Expression]
            ),
            Settled = new DialogueState().Settled.Add("recent", "last 30 days"),
        },
        Commands =
        [
            new TurnCommand.Save(Segment, "created"),
            new TurnCommand.Delete("s0", "drop the other"),
            new TurnCommand.Restore("s0"),
            new TurnCommand.Define("recent", "last 30 days"),
        ],
        CatalogVersion = 7,
    };

    private static IEnumerable<TestCaseData> States =>
        [
            Case(
                "platform",
                new PlatformState
                {
                    AdminKeyHash = "ab12",
                    Tenants = new PlatformState().Tenants.Add("acme", new TenantView("acme", "Acme", At)),
                }
            ),
            Case("apikey", new ApiKeyState { Holder = new Caller("acme", "ana", UserRole.Analyst) }),
            Case(
                "tenant",
                new TenantState
                {
                    Tenant = new TenantView("acme", "Acme", At),
                    Config = new TenantConfig { TimeZone = "Europe/Berlin", MaxSegmentsPerDay = 5 },
                    Users = new TenantState().Users.Add("ana", new TenantUser(UserRole.Analyst, "ab12")),
                }
            ),
            Case("usage", new TenantUsage { Day = new DateOnly(2026, 3, 1), Segments = 4 }),
            Case(
                "models",
                new ModelLedgerState
                {
                    Day = new DateOnly(2026, 3, 1),
                    Calls = 1,
                    InputTokens = 900,
                    OutputTokens = 9,
                    CostUsd = 0.0025m,
                    Outcomes = new ModelLedgerState().Outcomes.Add("chosen", 1),
                    Kept =
                    [
                        new KeptProposal(
                            "x1/t1",
                            new DateOnly(2026, 3, 1),
                            new ModelProposal
                            {
                                Words = "zumbles",
                                Outcome = ProposalOutcome.Chosen,
                                Model = "small",
                                Constitution = "1.0.0 ab12",
                                FacetId = "orders.category",
                                Value = "Tea",
                                Usage = new ModelUsage(1, 900, 9, 0.0025m),
                            }
                        ),
                    ],
                    Failures = 1,
                    FailedAt = At,
                }
            ),
            Case(
                "session",
                new SessionState
                {
                    UserId = "ana",
                    CreatedAt = At,
                    ClosedAt = At.AddHours(1),
                }
            ),
            Case("turn", Turn),
            Case(
                "segment",
                new SegmentState
                {
                    Segment = new SegmentView(Segment, SegmentStatus.Active, At, "ana", At, 7),
                    Earlier = [1],
                    Feedback = [new SegmentFeedback(At, "bob", 1, 4, "fine", null)],
                    Applied = new SegmentState().Applied.Add("x1", 65536),
                }
            ),
            Case("version", Segment),
            Case(
                "page",
                new SegmentDirectoryPage
                {
                    Entries =
                    [
                        new SegmentEntry("s1", "recent spenders", SegmentStatus.Active, 2, 3, "ana", At, At),
                    ],
                }
            ),
            Case(
                "catalog",
                new CatalogState
                {
                    Version = 4,
                    Loads = 2,
                    Tables =
                    [
                        new StoredTable
                        {
                            Name = "orders",
                            PhysicalName = "orders_2",
                            Record = 1,
                            Given = new TableHints
                            {
                                Role = TableRole.Event,
                                EntityKey = "customer_id",
                                References = new TableHints().References.Add("customer_id", "customers.id"),
                            },
                        },
                    ],
                    Overlaps = [new Overlap("orders", "customer_id", "customers", "id", 0.5)],
                    Population = 10,
                    Edits = new CatalogState().Edits.Add(
                        "orders.amount",
                        new FacetEdit("amount paid", ["paid"], Unit: "cents", Pii: false)
                    ),
                    Derived =
                    [
                        new StoredDerived
                        {
                            Table = "orders",
                            Name = "usd",
                            Expression = "amount / 100",
                            Unit = "USD",
                            Profile = AmountProfile,
                        },
                    ],
                    Jobs =
                    [
                        new StoredJob
                        {
                            JobId = "load-1",
                            Table = "orders",
                            Status = LoadStatus.Failed,
                            Refusal = new Refusal("file-empty", "orders.csv: The file has 0 bytes."),
                        },
                    ],
                }
            ),
            Case("profile", new TableProfile { Rows = 3, Columns = [AmountProfile] }),
            Case(
                "memory",
                new UserMemoryState
                {
                    Terms = new UserMemoryState().Terms.Add(
                        "recent",
                        new RememberedTerm("recent", "last 30 days", At, "x1")
                    ),
                    Applied = new UserMemoryState().Applied.Add("x1", 65536),
                }
            ),
            Case(
                "memory-records",
                new UserMemoryState
                {
                    Records =
                    [
                        Memory with
                        {
                            ValidTo = At,
                            ClosedBy = "contradicted",
                        },
                        Memory with
                        {
                            MemoryId = "mx1-65537",
                            Meaning = "over 200",
                            Facets = ["orders.amount"],
                        },
                    ],
                    Forgotten = ImmutableDictionary<string, DateTimeOffset>.Empty.Add("word/foody", At),
                    ErasedAt = At,
                }
            ),
            Case(
                "worked",
                new WorkedSegmentsState
                {
                    Segments =
                    [
                        new RememberedSegment
                        {
                            SegmentId = "s1",
                            Name = "recent spenders",
                            Query = "over $200 since May",
                            Logic = "sum(orders.amount) > 200",
                            Signs = ["kept", "rated"],
                            Quality = 0.92,
                            LastSeen = At,
                            Times = 2,
                            Rating = 5,
                        },
                    ],
                    Applied = new WorkedSegmentsState().Applied.Add("x1", 65536),
                }
            ),
            Case(
                "ledger",
                new AmbiguityLedgerState
                {
                    Entries =
                    [
                        new AmbiguityEntry
                        {
                            Key = "threshold/high-value",
                            Term = "big spenders",
                            Status = AmbiguityStatus.Settled,
                            Question = Question,
                            AskedIn = "t1",
                            Step = "decompose",
                            At = At,
                            Answer = "over 300",
                            Meaning = "over 300",
                            SettledIn = "t2",
                            SettledAt = At,
                            Source = "user",
                            ReusedBy = ["t3"],
                            TakenBack = [new TakenBack("over 500", "t2", At)],
                        },
                    ],
                    Applied = new AmbiguityLedgerState().Applied.Add("x1", 65536),
                }
            ),
            Case(
                "knowledge",
                new KnowledgeState
                {
                    Documents = new KnowledgeState().Documents.Add(
                        "d1",
                        new KnowledgeDocument
                        {
                            Id = "d1",
                            Title = "Plans",
                            Content = "Gold is the dearest.",
                            Domain = "business_rules",
                            Owner = "ops",
                            Source = "wiki",
                            FreshnessDate = new DateOnly(2026, 3, 1),
                            MaxAgeDays = 90,
                            Version = "2",
                            ConfidenceThreshold = 0.5,
                        }
                    ),
                }
            ),
            Case(
                "turn-remembered",
                Turn with
                {
                    Result = Turn.Result! with
                    {
                        Remembered = [new RememberedUse("lately", "last 30 days", "memory", "m1", At)],
                        Citations =
                        [
                            new Citation("[1]", "document", "d1", "Plans", "ops", "Gold is the dearest.")
                            {
                                Source = "wiki",
                                FreshnessDate = new DateOnly(2026, 3, 1),
                                Version = "2",
                                Score = 0.8,
                            },
                        ],
                    },
                    Dialogue = Turn.Dialogue with
                    {
                        Since = At,
                        SettledAt = At,
                        Said = ["over $200 since May", "only in Texas"],
                        Resolved =
                        [
                            new ResolvedMeaning(
                                "recent",
                                "dateRecency/recent",
                                "dateRecency",
                                ["last 7 days"],
                                "t1"
                            ),
                        ],
                    },
                    Commands =
                    [
                        new TurnCommand.Define("recent", "last 30 days")
                        {
                            Evidence = Told,
                            Facets = ["orders.*"],
                        },
                        new TurnCommand.Clarify(
                            new ClarificationNote.Answered("word/foody", "foodies", "3", "at least 3", "t1")
                        ),
                        new TurnCommand.Clarify(new ClarificationNote.Reused("word/foody", "t1")),
                        new TurnCommand.Clarify(new ClarificationNote.Dropped("t1")),
                        new TurnCommand.Clarify(new ClarificationNote.Forgotten("word/foody")),
                        new TurnCommand.UseMemories(["m1"], Told),
                        new TurnCommand.Worked(Segment, "kept"),
                        new TurnCommand.ForgetAll(),
                        new TurnCommand.DefineForAll("vip", "over 500"),
                    ],
                }
            ),
            Case(
                "skill",
                new SkillState
                {
                    Versions =
                    [
                        new SkillVersionView(
                            "1.1.0",
                            SkillStatus.Live,
                            "ab12",
                            false,
                            "ana",
                            At,
                            new SkillEvaluation(
                                "1.1.0",
                                "ab12",
                                "1.0.0",
                                At,
                                "ana",
                                SkillVerdict.CannotTell,
                                0.9,
                                20,
                                [new SkillMetric("accuracy", 20, 0.9, 0.85, 2, 1, -0.1, 0.2, 1)],
                                [new SkillMiss("big ones", "size 3", "size 4", true)],
                                "The cases cannot tell."
                            )
                            {
                                Dropped = 1,
                            }
                        ),
                    ],
                    Live = "1.1.0",
                    History =
                    [
                        new SkillDecision(At, "ana", "promoted", "1.1.0", "1.0.0")
                        {
                            Reason = "Looked at by hand.",
                            Overridden = true,
                            Verdict = SkillVerdict.CannotTell,
                            Score = 0.9,
                        },
                    ],
                }
            ),
            Case(
                "skillfiles",
                new SkillBundle(
                    "clarification",
                    "1.1.0",
                    ImmutableSortedDictionary<string, string>.Empty.Add("SKILL.md", "---\n")
                )
            ),
            Case(
                "turn-inputs",
                new TurnRecord
                {
                    TurnId = "t1",
                    Message = "over $200",
                    At = At,
                    Inputs = new TurnInputs
                    {
                        Now = At,
                        Config = new TenantConfig { TimeZone = "Europe/Berlin" },
                        Definitions = new TurnInputs().Definitions.Add("recent", "last 30 days"),
                        Clock = At,
                        Directory = 4,
                        Skills = SkillSet.Hash(),
                    },
                }
            ),
            Case("skillset", SkillSet),
            Case("skillregistry", new SkillRegistryState { Ids = ["clarification", "safety"] }),
        ];

    private static SkillSetRecord SkillSet =>
        new()
        {
            Skills =
            [
                new SkillSetEntry(
                    "clarification",
                    "1.1.0",
                    "ab12",
                    [new SkillSetFile("SKILL.md", "cd34"), new SkillSetFile("references/limits.yaml", "ef56")]
                ),
            ],
            Overrides = [new SkillSetOverride("clarification", "most-options", "2")],
        };

    private static MemoryEvidence Told => new("answered", "t1", "x1", At, At, "over 500");

    private static MemoryView Memory =>
        new()
        {
            MemoryId = "mx1-65536",
            Kind = MemoryKind.Preference,
            Key = "threshold/high-value",
            Term = "big spenders",
            Meaning = "over 500",
            Confidence = 0.9,
            ValidFrom = At,
            Count = 1,
            Evidence = [Told],
        };

    [TestCaseSource(nameof(States))]
    public void State_IsStoredAsItAlwaysWas(string name, object state)
    {
        var serializer = new StateSerializer();
        var written = ((Func<BinaryData>)(() => serializer.Serialize((dynamic)state)))().ToString();

        Assert.That(Pretty(written), Is.EqualTo(Golden(name)));
    }

    [TestCaseSource(nameof(States))]
    public void State_OfTheFirstLayout_IsReadWhole(string name, object state)
    {
        var serializer = new StateSerializer();
        var read = typeof(StateSerializer)
            .GetMethod(nameof(StateSerializer.Deserialize))!
            .MakeGenericMethod(state.GetType())
            .Invoke(serializer, [BinaryData.FromString(Golden(name))]);

        var again = ((Func<BinaryData>)(() => serializer.Serialize((dynamic)read!)))().ToString();
        Assert.That(Pretty(again), Is.EqualTo(Golden(name)));
    }

    /// <summary>Before a tenant had one model, <c>models</c> was a map of names that nothing read.</summary>
    [Test]
    public void Tenant_WithTheFormerMapOfModels_IsReadWithoutAModel_AndCanStillBeConfigured()
    {
        var former = Golden("tenant")
            .Replace("\"models\": {}", "\"models\": {\"cheap\": \"m-1\", \"model\": \"m-2\"}");
        Assert.That(former, Does.Contain("m-2"));

        var config = new StateSerializer().Deserialize<TenantState>(BinaryData.FromString(former)).Config;
        var refusal = TenantConfigRules.Check(
            config with
            {
                Currency = "NOK",
            },
            new(),
            "acme",
            ModelServers.None,
            config.Models
        );

        Assert.That(config.Models.IsOn, Is.False);
        Assert.That(refusal, Is.Null);
    }

    [Test]
    public void State_OfANewerLayout_IsRefusedInWords()
    {
        var newer = BinaryData.FromString("""{"$v": 2, "state": {}}""");

        var refused = Assert.Throws<NotSupportedException>(() =>
            new StateSerializer().Deserialize<TenantState>(newer)
        );

        Assert.That(refused!.Message, Does.Contain("newer release"));
    }

    [Test]
    public void State_HoldsNoClrNames()
    {
        var all = string.Concat(States.Select(state => Golden((string)state.Arguments[0]!)));

        Assert.That(all, Does.Not.Contain("SmartSegmentation.").And.Not.Contain("System."));
    }

    private static TestCaseData Case(string name, object state) =>
        new TestCaseData(name, state).SetArgDisplayNames(name);

    private static string Golden(string name, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(here, "..", "state", "v1", name + ".json")).TrimEnd();

    private static string Pretty(string json) =>
        JsonNode
            .Parse(json)!
            .ToJsonString(new JsonSerializerOptions(StateSerializer.Options) { WriteIndented = true });
}
