using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Pins;

namespace NeuralGlasses.Linux.Devices;

/// <summary>Buttons, switch, and the light with its sensor, on the lines of a simulated bank.</summary>
internal static class PinSuite
{
    public const int Drive = 5;
    public const int Sense = 6;
    private const int Temple = 2;
    private const int Capture = 3;
    private const int Pause = 4;

    /// <summary>Ample time for a wire that is a thread in an emulated machine.</summary>
    public static readonly TimeSpan Settles = TimeSpan.FromSeconds(2);

    public static void Run(Checks checks, GpioPins pins)
    {
        Buttons(checks, pins);
        Machine.Pull(Pause, isUp: true);
        var pause = new LinuxPauseSwitch(pins, Pause);
        var open = pause.IsPaused;
        Machine.Pull(Pause, isUp: false);
        checks.Check("the pause switch is read", !open && pause.IsPaused, $"open {open}, closed {pause.IsPaused}");
        try
        {
            using var other = new GpioPins(0);
            _ = new LinuxPauseSwitch(other, Pause);
            checks.Check("a line that somebody else has is told", false, "it was opened twice");
        }
        catch (DeviceFailedException refused)
        {
            checks.Check("a line that somebody else has is told", refused.Message.Contains($"line {Pause}", StringComparison.Ordinal), refused.Message);
        }

        Refused(checks, "a chip that is not there is told", "/dev/gpiochip9", () => new GpioPins(9).Dispose());
    }

    public static void Light(Checks checks, LightWire wire, LinuxCaptureLed led)
    {
        var lit = led.TryLight();
        checks.Check("the light is lit when it was sensed", lit && led.IsLit && Machine.IsDriven(Drive), $"lit {lit}, sensed {led.IsLit}");
        wire.Stuck = false;
        Machine.Until(() => !led.IsLit);
        checks.Check("a sensor that sees it no more says so", !led.IsLit && Machine.IsDriven(Drive), $"driven and {(led.IsLit ? "lit" : "dark")}");
        led.Dark();
        var blind = led.TryLight();
        checks.Check("a light that is not sensed does not go on", !blind && !led.IsLit && !Machine.IsDriven(Drive), $"lit {blind}, driven {Machine.IsDriven(Drive)}");
        wire.Stuck = true;
        Machine.Wait(100);
        var stuck = led.TryLight();
        checks.Check("a sensor that sees light in the dark is not believed", !stuck && !led.IsLit && !Machine.IsDriven(Drive), $"lit {stuck}, driven {Machine.IsDriven(Drive)}");
        wire.Stuck = null;
        Machine.Wait(100);
    }

    public static void Refused(Checks checks, string name, string names, Action action)
    {
        try
        {
            action();
            checks.Check(name, false, "nothing was refused");
        }
        catch (DeviceFailedException refused)
        {
            checks.Check(name, refused.Message.Contains(names, StringComparison.Ordinal), refused.Message);
        }
    }

    private static void Buttons(Checks checks, GpioPins pins)
    {
        Machine.Pull(Temple, isUp: true);
        Machine.Pull(Capture, isUp: true);
        using var buttons = new LinuxButtons(pins, Temple, Capture, () => Machine.Now);

        // A line counts as taken a little before its interrupt is on.
        Machine.Until(() => Machine.Shell("grep -c irq_sim /proc/interrupts") == "2");
        var told = new List<ButtonAction>();
        bool Told(int count) => Machine.Until(() =>
        {
            while (buttons.TryTake(Machine.Now, out var taken))
                told.Add(taken.Action);
            return told.Count >= count;
        });

        Hold(Temple, 100);
        Told(1);
        Machine.Pull(Temple, isUp: false);
        var isLong = Told(2);
        Machine.Pull(Temple, isUp: true);
        Machine.Wait(200);
        Hold(Capture, 100);
        Told(3);
        Hold(Temple, 150);
        Hold(Temple, 150);
        Told(5);
        Machine.Wait(200);
        Told(5);
        checks.Check("a long press is told while it lasts", isLong, string.Join(", ", told.Take(2)));
        checks.Check("presses come once each and in their order", told is [ButtonAction.Press, ButtonAction.LongPress, ButtonAction.Capture, ButtonAction.Press, ButtonAction.Press], string.Join(", ", told));
    }

    private static void Hold(int line, int milliseconds)
    {
        Machine.Pull(line, isUp: false);
        Machine.Wait(milliseconds);
        Machine.Pull(line, isUp: true);
        Machine.Wait(milliseconds);
    }
}
