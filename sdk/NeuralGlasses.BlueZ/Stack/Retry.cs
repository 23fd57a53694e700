namespace NeuralGlasses.BlueZ.Stack;

/// <summary>How long to wait before the next attempt: twice as long after each, up to a limit.</summary>
internal sealed class Retry(TimeSpan first, TimeSpan longest)
{
    private const int MostDoublings = 30;
    private int _failed;

    /// <summary>The next wait.</summary>
    public TimeSpan Next()
    {
        var wait = first * Math.Pow(2, Math.Min(_failed++, MostDoublings));
        return wait < longest ? wait : longest;
    }

    /// <summary>An attempt came through.</summary>
    public void Reset() => _failed = 0;
}
