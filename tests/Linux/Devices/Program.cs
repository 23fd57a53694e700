using System.Globalization;
using NeuralGlasses.Drivers.Pins;

namespace NeuralGlasses.Linux.Devices;

/// <summary>What is proved of the drivers on the virtual machine's devices, faults among them: CHIP LINES BUS RESULTS.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        var (chip, lines, bus, results) = (Number(args[0]), args[1], Number(args[2]), args[3]);
        Machine.Lines = lines;
        var checks = new Checks();
        Part("pins", () =>
        {
            using var pins = new GpioPins(chip);
            PinSuite.Run(checks, pins);
        });
        Part("light and camera", () =>
        {
            using var wire = new LightWire(PinSuite.Drive, PinSuite.Sense);
            using var pins = new GpioPins(chip);
            using var led = new LinuxCaptureLed(pins, PinSuite.Drive, PinSuite.Sense, PinSuite.Settles);
            PinSuite.Light(checks, wire, led);
            CameraSuite.Run(checks, wire, led, results);
        });
        Part("sound", () => SoundSuite.Run(checks));
        Part("motion", () => BusSuite.Motion(checks, bus));
        Part("panel", () =>
        {
            using var pins = new GpioPins(chip);
            BusSuite.Panel(checks, pins);
        });
        Part("screen", () => ScreenSuite.Run(checks, results));
        Part("input", () => InputSuite.Run(checks));
        return checks.HasFailed ? 1 : 0;

        void Part(string name, Action run)
        {
            try
            {
                run();
            }
#pragma warning disable CA1031 // Whatever ends a part is what its check tells, and the others go on.
            catch (Exception error)
#pragma warning restore CA1031
            {
                checks.Check(name, false, error.ToString().ReplaceLineEndings(" "));
            }
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
