using NeuralGlasses.Devices;

namespace NeuralGlasses.Drivers.Pins;

/// <summary>The wearer's switch for a pause, which draws its line low at pause.</summary>
public sealed class LinuxPauseSwitch : IPauseSwitch
{
    private readonly GpioPins _pins;
    private readonly int _line;

    /// <summary>Opens the line.</summary>
    /// <param name="pins">The chip.</param>
    /// <param name="line">The line.</param>
    /// <exception cref="DeviceFailedException">The line cannot be used.</exception>
    public LinuxPauseSwitch(GpioPins pins, int line)
    {
        ArgumentNullException.ThrowIfNull(pins);
        (_pins, _line) = (pins, line);
        pins.OpenInput(line, pullsUp: true);
    }

    /// <summary>Whether it stands at pause; a switch that cannot be read does.</summary>
    public bool IsPaused => !_pins.Read(_line, ifGone: false);
}
