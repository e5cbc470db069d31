using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Storage;

namespace SmartSegmentation.Grains.Persistence;

/// <summary>Grain state in SQLite, through Orleans' ADO.NET provider.</summary>
internal static class PersistenceServices
{
    /// <summary>The name by which Orleans knows Microsoft.Data.Sqlite.</summary>
    private const string Invariant = "System.Data.SQLite";

    /// <summary>Registers <see cref="StorageNames.State"/> and prepares its database.</summary>
    public static ISiloBuilder AddPersistence(this ISiloBuilder silo, DataFolder folder)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = folder.StateDatabase,
            Pooling = true,
            DefaultTimeout = 30,
        }.ToString();
        Prepare(connection);

        silo.AddAdoNetGrainStorage(
            StorageNames.Engine,
            options =>
            {
                options.Invariant = Invariant;
                options.ConnectionString = connection;
                options.GrainStorageSerializer = new StateSerializer();
            }
        );
        silo.Services.AddSingleton(folder);
        silo.Services.AddKeyedSingleton<IGrainStorage>(
            StorageNames.State,
            (services, _) =>
                new StateStorage(services.GetRequiredKeyedService<IGrainStorage>(StorageNames.Engine))
        );
        return silo;
    }

    private static void Prepare(string connectionString)
    {
        using var script = new StreamReader(
            typeof(PersistenceServices).Assembly.GetManifestResourceStream(
                "SmartSegmentation.Grains.Persistence.state.sql"
            )!
        );
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        // Write-ahead logging is kept in the file; SQLite's default, synchronous = FULL, then syncs once per write (ADR 2).
        command.CommandText = "PRAGMA journal_mode = WAL;" + script.ReadToEnd();
        command.ExecuteNonQuery();
    }
}
