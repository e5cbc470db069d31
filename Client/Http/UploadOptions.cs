using System.ComponentModel.DataAnnotations;

namespace SmartSegmentation.Client.Http;

/// <summary>How files are taken in.</summary>
public sealed class UploadOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Upload";

    /// <summary>Folder for files on their way in; on the disk of the data folder, so that moving one is no copy.</summary>
    /// <value>Set by the host.</value>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>Largest request, in bytes.</summary>
    /// <value>Default 16 GiB; at least 1 MiB.</value>
    [Range(1 << 20, long.MaxValue)]
    public long MaxBytes { get; set; } = 16L << 30;

    /// <summary>Time after which a load goes on as a job and the caller gets its address.</summary>
    /// <value>Default 10 seconds; 0 to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);
}
