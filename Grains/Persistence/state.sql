-- Rows of grain state, under the names of Orleans' ADO.NET provider, which wrote them in earlier releases. A row is named by grain, state
-- and service; the columns of hashes are that provider's and 0 in rows written since.
CREATE TABLE IF NOT EXISTS OrleansStorage
(
    GrainIdHash            INTEGER NOT NULL,
    GrainIdN0              INTEGER NOT NULL,
    GrainIdN1              INTEGER NOT NULL,
    GrainTypeHash          INTEGER NOT NULL,
    GrainTypeString        TEXT    NOT NULL,
    GrainIdExtensionString TEXT    NOT NULL,
    ServiceId              TEXT    NOT NULL,
    PayloadBinary          BLOB,
    ModifiedOn             TEXT    NOT NULL,
    Version                INTEGER NOT NULL
);

CREATE UNIQUE INDEX IF NOT EXISTS IX_OrleansStorage
    ON OrleansStorage (GrainIdExtensionString, GrainTypeString, ServiceId);
