using System.Globalization;
using NeuralGlasses.VirtualAir.Radio;

namespace NeuralGlasses.VirtualAir.Commands;

/// <summary>What can be said to the air while it runs.</summary>
internal sealed class ControlLines
{
    private readonly Air _air;

    /// <summary>Speaks to an air.</summary>
    public ControlLines(Air air) => _air = air;

    /// <summary>Does what a line says, and answers with one sentence.</summary>
    public string Answer(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        switch (words)
        {
            case ["status"]:
                return $"{_air.Status()}.";
            case ["drop", var text]:
                if (!TryRead(text, AirLimits.MostDropS, out var seconds) || seconds == 0)
                    return $"'drop' takes seconds, more than 0 to {AirLimits.MostDropS}, not '{text}'.";
                _air.Drop(TimeSpan.Zero, TimeSpan.FromSeconds(seconds));
                return $"The air is dead for {seconds} s.";
            case ["loss", var text]:
                if (!TryRead(text, 1, out var loss) || loss >= 1)
                    return $"'loss' takes a share, 0 to less than 1, not '{text}'.";
                _air.Change(air => air.Loss = loss);
                return $"A share of {loss} of the packets is sent again.";
            case ["interval", var text]:
                if (!TryRead(text, AirLimits.MostIntervalMs, out var interval))
                    return $"'interval' takes milliseconds, 0 to {AirLimits.MostIntervalMs}, not '{text}'.";
                _air.Change(air => air.IntervalMs = interval);
                return interval == 0 ? "Packets wait for no connection event." : $"A connection event comes every {interval} ms.";
            case ["delay", var text]:
                if (!TryRead(text, AirLimits.MostDelayMs, out var delay))
                    return $"'delay' takes milliseconds, 0 to {AirLimits.MostDelayMs}, not '{text}'.";
                _air.Change(air => air.DelayMs = delay);
                return $"Packets take {delay} ms more.";
            default:
                return $"'{line.Trim()}' is not understood: say drop SECONDS, loss SHARE, interval MS, delay MS or status.";
        }
    }

    private static bool TryRead(string text, double most, out double value) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value <= most;
}
