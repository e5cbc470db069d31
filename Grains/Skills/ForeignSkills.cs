using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Skills;

/// <summary>
/// Whether a replay may be read with skills that never were live in this installation. Refusals come from skills, so it is for those who
/// decide which ones are live.
/// </summary>
/// <param name="ReadBy">The least role. A service: the platform's administrator; a data folder of one's own: its user.</param>
public sealed record ForeignSkills(UserRole ReadBy);
