using System.Buffers.Binary;
using NeuralGlasses.Drivers.Input;

namespace NeuralGlasses.Linux.Devices;

/// <summary>What a computer's programs get of mouse and keyboard.</summary>
internal static class InputSuite
{
    private const int EventBytes = 24;

    public static void Run(Checks checks)
    {
        using (var input = new InjectedInput("NeuralGlasses test"))
        {
            string? path = null;
            Machine.Until(() => (path = Machine.InputPathOf("NeuralGlasses test")) is not null);
            checks.Check("mouse and keyboard are plugged in", path is not null, path ?? "no such device in /proc/bus/input/devices");
            if (path is null)
                return;
            using var events = File.OpenRead(path);
            input.Move(12, -7);
            input.Button(isDown: true);
            input.Button(isDown: true);
            input.Button(isDown: false);
            input.Scroll(-1);
            input.Type("aB\u00e9");
            input.Press(InputKey.Escape, isDown: true);
            var came = new List<string>();
            Listen(events, came, 12);
            string[] expected = ["2/0/12", "2/1/-7", "1/272/1", "1/272/0", "2/8/-1", "1/30/1", "1/30/0", "1/42/1", "1/48/1", "1/48/0", "1/42/0", "1/1/1"];
            checks.Check("motion, clicks, wheel and keys arrive once each and in their order", came.SequenceEqual(expected), string.Join(" ", came));
            checks.Check("what is on no key is counted", input.NotTyped == 1, $"{input.NotTyped} not typed");
        }

        checks.Check("they are unplugged with the program", Machine.Until(() => Machine.InputPathOf("NeuralGlasses test") is null), "the device has gone");
        PinSuite.Refused(checks, "uinput that is not there is told", "/dev/nothing", () => new InjectedInput("x", "/dev/nothing").Dispose());
    }

    // All but what only ends a group of events, as kind, code and value.
    private static void Listen(FileStream events, List<string> came, int count)
    {
        var bytes = new byte[EventBytes];
        while (came.Count < count)
        {
            events.ReadExactly(bytes);
            var kind = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(16));
            if (kind != 0)
                came.Add($"{kind}/{BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(18))}/{BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(20))}");
        }
    }
}
