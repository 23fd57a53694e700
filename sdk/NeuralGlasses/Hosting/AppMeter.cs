using NeuralGlasses.Apps;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>What an app has cost in the last hour, beside what it said that it would.</summary>
/// <param name="budget">What it said.</param>
public sealed class AppMeter(AppBudget budget)
{
    private readonly HourlySum _energy = new();
    private readonly HourlySum _seconds = new();
    private readonly HourlySum _interruptions = new();

    /// <summary>Energy of the last hour, in milliwatt-seconds.</summary>
    public double MilliwattSeconds(HostTime now) => _energy.At(now);

    /// <summary>Time in view in the last hour, in seconds.</summary>
    public double SecondsInView(HostTime now) => _seconds.At(now);

    /// <summary>Notices of the last hour that the wearer did not ask for.</summary>
    public int Interruptions(HostTime now) => (int)_interruptions.At(now);

    /// <summary>The app used energy.</summary>
    public void Use(double milliwattSeconds, HostTime at) => _energy.Add(milliwattSeconds, at);

    /// <summary>The app was in view.</summary>
    public void View(double seconds, HostTime at) => _seconds.Add(seconds, at);

    /// <summary>The app interrupts; false, and not counted, if its budget does not allow that.</summary>
    public bool TryInterrupt(HostTime at)
    {
        if (_interruptions.At(at) >= budget.Interruptions)
            return false;
        _interruptions.Add(1, at);
        return true;
    }

    /// <summary>The wearer opened the app: its time in view begins anew.</summary>
    public void Grant() => _seconds.Clear();

    /// <summary>One sentence that says which part of the budget is used up; null if none is.</summary>
    public string? Overdrawn(HostTime now)
    {
        if (SecondsInView(now) > budget.SecondsInView)
            return $"It was in view for its {budget.SecondsInView:0} s of this hour; open it again to go on.";
        return MilliwattSeconds(now) > budget.MilliwattSeconds ? $"It used its {budget.MilliwattSeconds:0} mW·s of this hour." : null;
    }
}
