namespace NeuralGlasses.Tests;

/// <summary>What code allocates on this thread.</summary>
internal static class Allocation
{
    /// <summary>Bytes that the leanest of five turns allocates, all of which do the same.</summary>
    public static long LeastOf(Action turn) => LeastOf(5, _ => turn());

    /// <summary>
    /// Bytes that the leanest of some turns allocates: what the code allocates is in all of them; what the runtime does once, whenever it compiles hot code anew or
    /// another test's collection retires what was left of this thread's share, is in one.
    /// </summary>
    /// <param name="turns">How many.</param>
    /// <param name="turn">One of them, by its number from 0: where there is an end to what is measured, each takes its part of it.</param>
    public static long LeastOf(int turns, Action<int> turn)
    {
        var least = long.MaxValue;
        for (var i = 0; i < turns; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            turn(i);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
