namespace NeuralGlasses.Tests;

/// <summary>What code allocates on this thread.</summary>
internal static class Allocation
{
    private const int Times = 5;

    /// <summary>
    /// Bytes that the leanest of five equal turns allocates: what the code allocates is in all of them; what the runtime does once, whenever it compiles hot code anew or
    /// another test's collection retires what was left of this thread's share, is in one.
    /// </summary>
    public static long LeastOf(Action turn)
    {
        var least = long.MaxValue;
        for (var i = 0; i < Times; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            turn();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
