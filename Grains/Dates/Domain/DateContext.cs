using NodaTime;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>What a phrase is read against.</summary>
/// <param name="Today">Today in the tenant's zone.</param>
/// <param name="Conventions">How the tenant counts years, weeks and windows.</param>
public sealed record DateContext(LocalDate Today, DateConventions Conventions);
