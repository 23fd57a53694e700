namespace NeuralGlasses.BlueZ.Stack;

/// <summary>Waits by a clock that is given.</summary>
internal static class Pause
{
    public static async Task ForAsync(TimeSpan pause, TimeProvider time, CancellationToken cancel)
    {
        var over = new TaskCompletionSource();
        await using var timer = time.CreateTimer(_ => over.TrySetResult(), null, pause, Timeout.InfiniteTimeSpan).ConfigureAwait(true);
        await over.Task.WaitAsync(cancel).ConfigureAwait(true);
    }
}
