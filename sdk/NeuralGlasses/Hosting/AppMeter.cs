using NeuralGlasses.Apps;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>What an app has cost in the last hour, beside what it said that it would. Its notices are counted by the notification centre.</summary>
/// <param name="budget">What it said.</param>
public sealed class AppMeter(AppBudget budget)
{
    private readonly HourlySum _energy = new();
    private readonly HourlySum _unasked = new();
    private readonly HourlySum _seconds = new();

    /// <summary>Energy of the last hour, in milliwatt-seconds.</summary>
    public double MilliwattSeconds(HostTime now) => _energy.At(now);

    /// <summary>The part of it that the wearer did not ask for, in milliwatt-seconds; the budget is about this one.</summary>
    public double UnaskedMilliwattSeconds(HostTime now) => _unasked.At(now);

    /// <summary>Time in view in the last hour since the wearer opened it, in seconds.</summary>
    public double SecondsInView(HostTime now) => _seconds.At(now);

    /// <summary>The app used energy.</summary>
    /// <param name="milliwattSeconds">How much, in milliwatt-seconds.</param>
    /// <param name="isAsked">Whether the wearer asked for it.</param>
    /// <param name="at">When.</param>
    public void Use(double milliwattSeconds, bool isAsked, HostTime at)
    {
        _energy.Add(milliwattSeconds, at);
        if (!isAsked)
            _unasked.Add(milliwattSeconds, at);
    }

    /// <summary>The app was in view.</summary>
    public void View(double seconds, HostTime at) => _seconds.Add(seconds, at);

    /// <summary>The wearer opened the app: its budget begins anew.</summary>
    public void Grant()
    {
        _seconds.Clear();
        _unasked.Clear();
    }

    /// <summary>One sentence that says which part of the budget is used up; null if none is.</summary>
    public string? Overdrawn(HostTime now)
    {
        if (SecondsInView(now) > budget.SecondsInView)
            return $"It was in view for its {budget.SecondsInView:0} s of this hour; open it again to go on.";
        return UnaskedMilliwattSeconds(now) > budget.MilliwattSeconds
            ? $"It used its {budget.MilliwattSeconds:0} mW·s of this hour that nobody asked for; it rests, or open it to go on."
            : null;
    }
}
