namespace SmartSegmentation.Grains.Interfaces.Tenancy;

/// <summary>A grain that belongs to no tenant. Every other grain is refused to callers of another tenant than its key names.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PlatformScopedAttribute : Attribute;
