namespace NeuralGlasses.Models.Tests;

/// <summary>Collects without a pause until it is disposed: whatever native code reads and nothing holds is freed under it.</summary>
internal sealed class RestlessCollector : IDisposable
{
    private readonly ManualResetEventSlim _done = new();
    private readonly Thread _collecting;

    public RestlessCollector()
    {
        _collecting = new Thread(() =>
        {
            while (!_done.IsSet)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        _collecting.Start();
    }

    public void Dispose()
    {
        _done.Set();
        _collecting.Join();
        _done.Dispose();
    }
}
