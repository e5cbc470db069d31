namespace SmartSegmentation.Grains.Sessions;

/// <summary>A value that notes whether it was looked at: what a turn did not look at need not be stored with it.</summary>
/// <typeparam name="T">An immutable value.</typeparam>
/// <param name="value">The value.</param>
internal sealed class NotedRead<T>(T value)
{
    /// <summary>The value; from now on it was looked at.</summary>
    public T Value
    {
        get
        {
            WasRead = true;
            return value;
        }
    }

    /// <summary>Whether it was looked at.</summary>
    public bool WasRead { get; private set; }
}
