using System.Buffers.Binary;

namespace NeuralGlasses.Linux.Whole;

/// <summary>Counts what a mouse does, as any program of this computer would hear it.</summary>
internal sealed class MouseEvents
{
    private const int EventBytes = 24;
    private const int Key = 1;
    private const int Relative = 2;
    private int _moved;
    private int _pressed;

    public MouseEvents(string name) => new Thread(() => Listen(name)) { IsBackground = true }.Start();

    public string Path { get; private set; } = "nowhere";

    public int Moved => Volatile.Read(ref _moved);

    public int Pressed => Volatile.Read(ref _pressed);

    private void Listen(string name)
    {
        Machine.Until(() => (Path = Machine.InputPathOf(name) ?? "nowhere") != "nowhere", 300);
        using var events = File.OpenRead(Path);
        var bytes = new byte[EventBytes];
        while (true)
        {
            events.ReadExactly(bytes);
            var (kind, value) = (BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(20)));
            if (kind == Relative)
                Interlocked.Increment(ref _moved);
            else if (kind == Key && value == 1)
                Interlocked.Increment(ref _pressed);
        }
    }
}
