using Orleans.Concurrency;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Tables;

namespace SmartSegmentation.Grains.Interfaces.Facets;

/// <summary>A tenant's tables and facets. The key is the tenant's id.</summary>
[Alias("smartseg.ICatalogGrain"), GrainInterfaceType("smartseg.catalog")]
public interface ICatalogGrain : IGrainWithStringKey
{
    /// <summary>The catalog as it stands; also while a load is under way.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Catalog> GetAsync();

    /// <summary>Loads or replaces one table and waits for it; a refusal changes nothing. Loads of one tenant follow one another.</summary>
    /// <returns>
    /// Refused with <c>table-name-invalid</c>, <c>file-missing</c>, <c>file-empty</c>, <c>file-unreadable</c>, <c>columns-differ</c>,
    /// <c>column-unknown</c>, <c>column-not-date</c>, <c>reference-invalid</c>, <c>time-zone-unknown</c> or <c>load-interrupted</c>.
    /// </returns>
    [Alias("Load"), AlwaysInterleave, ResponseTimeout("02:00:00")]
    Task<Outcome<LoadReport>> LoadAsync(LoadTable request, CancellationToken cancellationToken = default);

    /// <summary>Begins what <see cref="LoadAsync"/> does, as a job.</summary>
    /// <returns>The job, queued or running.</returns>
    [Alias("StartLoad"), AlwaysInterleave]
    Task<LoadJob> StartLoadAsync(LoadTable request);

    /// <summary>A job as it stands, once it has ended or the patience has.</summary>
    /// <param name="jobId">Id from <see cref="StartLoadAsync"/>.</param>
    /// <param name="patience">How long to wait for the end, up to 10 minutes; zero = not at all.</param>
    /// <param name="cancellationToken">Ends the waiting, not the job.</param>
    /// <returns>Null when the tenant has no such job; the last 50 are kept.</returns>
    [Alias("WaitForLoad"), AlwaysInterleave, ResponseTimeout("00:11:00")]
    Task<LoadJob?> WaitForLoadAsync(
        string jobId,
        TimeSpan patience,
        CancellationToken cancellationToken = default
    );

    /// <summary>Adds a derived facet, or replaces the one of this name.</summary>
    /// <param name="table">Logical table, by name without regard to case.</param>
    /// <param name="name">1 to 64 letters, digits, blanks and underscores, starting with a letter; not a column of the table.</param>
    /// <param name="expression">
    /// Arithmetic (<c>+ - * /</c>, parentheses, numbers) over columns of the table and of tables that it refers to; names with blanks in
    /// double quotes. The difference of two dates is in days.
    /// </param>
    /// <param name="unit">Unit of the result; null = none.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>
    /// Refused with <c>table-unknown</c>, <c>facet-name-invalid</c>, <c>expression-invalid</c>, <c>expression-unknown-column</c>,
    /// <c>expression-circular</c> or <c>expression-divides-by-zero</c>.
    /// </returns>
    [Alias("AddDerived"), ResponseTimeout("00:05:00")]
    Task<Outcome<Facet>> AddDerivedAsync(
        string table,
        string name,
        string expression,
        string? unit,
        CancellationToken cancellationToken = default
    );

    /// <summary>Edits what people may say of a facet and what may be done with it. Edits outlive a reload of the table.</summary>
    /// <param name="facetId"><c>table.column</c>, without regard to case.</param>
    /// <param name="edit">Null members stay as they are.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>The facet after it. Refused with <c>facet-unknown</c> or <c>operator-unknown</c>.</returns>
    [Alias("EditFacet")]
    Task<Outcome<Facet>> EditFacetAsync(
        string facetId,
        FacetEdit edit,
        CancellationToken cancellationToken = default
    );
}
