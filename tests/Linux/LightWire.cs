namespace NeuralGlasses.Linux;

/// <summary>The light and its sensor: what is driven on one line is sensed on another, unless the wire is cut or shorted.</summary>
internal sealed class LightWire : IDisposable
{
    private readonly Thread _thread;
    private volatile bool _ends;

    public LightWire(int drive, int sense)
    {
        _thread = new Thread(() =>
        {
            while (!_ends)
            {
                Machine.Pull(sense, Stuck ?? Machine.IsDriven(drive));
                Machine.Wait(20);
            }
        });
        _thread.Start();
    }

    /// <summary>What the sensor says whatever is driven; null while it senses.</summary>
    public bool? Stuck { get; set; }

    public void Dispose()
    {
        _ends = true;
        _thread.Join();
    }
}
