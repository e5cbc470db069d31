using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Tenancy;

/// <summary>Says whether words can define a term on a tenant's data.</summary>
internal interface IMeaningCheck
{
    /// <summary>What is wrong with a definition.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="config">Its configuration, with the words that it defines itself.</param>
    /// <param name="term">The term.</param>
    /// <param name="meaning">What it is to mean, in words or as an expression.</param>
    /// <returns>Null when it can be read, or when no table is loaded yet by which that could be told.</returns>
    Task<MeaningFault?> FindAsync(string tenantId, TenantConfig config, string term, string meaning);
}

/// <summary>Why words cannot define a term.</summary>
internal enum MeaningFault
{
    /// <summary>Not set.</summary>
    Unknown = 0,

    /// <summary>The term stands for all members.</summary>
    Everybody = 1,

    /// <summary>Nothing, or not all, of the meaning can be read.</summary>
    Unreadable = 2,

    /// <summary>The meaning leads back to the term.</summary>
    Circular = 3,
}
