namespace SmartSegmentation.Grains.Persistence;

/// <summary>State of which every stored byte counts: bytes that differ from what was written are refused, even where they mean the same.</summary>
internal interface IStoredExactly;
