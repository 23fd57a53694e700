using System.Globalization;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Conformance;

/// <summary>What checks work with, and where their outcomes go.</summary>
internal sealed class CheckRoom(GlassesDevices devices, IConformanceClock clock, double slowness)
{
    private readonly List<CheckResult> _results = [];

    public GlassesDevices Devices => devices;

    public HostTime Now => clock.Now;

    /// <summary>How many times slower than a board the machine is.</summary>
    public double Slowness => slowness;

    /// <summary>Whether samples may be missing in a stream as long as they are counted.</summary>
    public bool CountsLoss => slowness > 1;

    public IReadOnlyList<CheckResult> Results => _results;

    public void Wait(double milliseconds) => clock.WaitUntil(clock.Now.Plus(milliseconds * 1000));

    /// <summary>Makes a check, which gives one sentence on what is wrong, or null.</summary>
    public void Check(string device, string name, Func<string?> check)
    {
        try
        {
            string? wrong = check();
            Add(wrong is null ? CheckOutcome.Passed : CheckOutcome.Failed, wrong ?? "");
        }
        catch (CheckSkippedException skipped)
        {
            Add(CheckOutcome.Skipped, skipped.Message);
        }
        catch (DeviceFailedException failed)
        {
            Add(CheckOutcome.Failed, $"It failed: {failed.Message}");
        }
#pragma warning disable CA1031 // A driver under test may throw anything; that is what the report is to say.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Add(CheckOutcome.Failed, $"It threw {error.GetType().Name} ({error.Message}), expected no error or a {nameof(DeviceFailedException)} with a sentence for the wearer.");
        }

        void Add(CheckOutcome outcome, string sentence) => _results.Add(new CheckResult(device, name, outcome, sentence));
    }

    public void Skip(string device, string why) => _results.Add(new CheckResult(device, "is there", CheckOutcome.Skipped, why));

    /// <summary>One sentence if an attempt is not refused with a reason as the contract says; null if it is.</summary>
    public static string? Refuses(Action attempt, string what)
    {
        try
        {
            attempt();
        }
        catch (DeviceFailedException refusal)
        {
            return string.IsNullOrWhiteSpace(refusal.Message) ? $"It refused {what} without a sentence for the wearer." : null;
        }

        return $"It did {what}, expected a {nameof(DeviceFailedException)}.";
    }

    public static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
