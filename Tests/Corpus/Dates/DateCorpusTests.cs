using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Corpus.Dates;

public sealed class DateCorpusTests
{
    private static IEnumerable<TestCaseData> Corpus => DateCorpus.Cases();

    [TestCaseSource(nameof(Corpus))]
    public void Text_IsReadAsTheCorpusSays(
        string text,
        LocalDate today,
        DateConventions conventions,
        IReadOnlyList<string> reads
    ) => Assert.That(TestDates.Read(text, today, conventions).Select(DateCorpus.Show), Is.EqualTo(reads));
}
