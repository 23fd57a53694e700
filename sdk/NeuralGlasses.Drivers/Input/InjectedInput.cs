using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;
using NeuralGlasses.Devices;

namespace NeuralGlasses.Drivers.Input;

/// <summary>
/// A mouse and a keyboard that this computer takes for plugged in, made by Linux' uinput, on 64-bit machines. What was pressed and not let go is let go when it ends.
/// Not for two threads at once.
/// </summary>
public sealed class InjectedInput : IDisposable
{
    /// <summary>Usual path of uinput.</summary>
    public const string UsualPath = "/dev/uinput";

    // linux/uinput.h and linux/input-event-codes.h.
    private const uint SetEventKind = 0x40045564;
    private const uint SetKey = 0x40045565;
    private const uint SetRelative = 0x40045566;
    private const uint Setup = 0x405C5503;
    private const uint Create = 0x5501;
    private const int SetupBytes = 92;
    private const int NameAt = 8;
    private const int MostName = 79;
    private const ushort Sync = 0;
    private const ushort Key = 1;
    private const ushort Relative = 2;
    private const ushort RelativeX = 0;
    private const ushort RelativeY = 1;
    private const ushort Wheel = 8;
    private const ushort LeftButton = 0x110;
    private const ushort RightButton = 0x111;
    private const ushort BusVirtual = 6;

    // The kernel puts its own time into the first sixteen.
    private const int EventBytes = 24;
    private const int MostEvents = 4;
    private readonly SafeFileHandle _device;
    private readonly HashSet<ushort> _down = [];
    private readonly byte[] _events = new byte[MostEvents * EventBytes];

    /// <summary>Plugs it in.</summary>
    /// <param name="name">Its name, as the computer tells it.</param>
    /// <param name="path">Path of uinput.</param>
    /// <exception cref="DeviceFailedException">uinput is not there or may not be used.</exception>
    public InjectedInput(string name, string path = UsualPath)
    {
        Name = name;
        try
        {
            _device = Kernel.Open(path);
            Allow();
            Span<byte> setup = stackalloc byte[SetupBytes];
            BinaryPrimitives.WriteUInt16LittleEndian(setup, BusVirtual);
            Encoding.UTF8.TryGetBytes(name.Length > MostName / 4 ? name[..(MostName / 4)] : name, setup.Slice(NameAt, MostName), out _);
            Kernel.Ask(_device, Setup, setup);
            Kernel.Ask(_device, Create, 0);
        }
        catch (IOException error)
        {
            _device?.Dispose();
            throw new DeviceFailedException($"Mouse and keyboard cannot be played by {path}: {error.Message}; load the module uinput, and add the user of this program to the group that may write it.", error);
        }
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Characters that were to be typed and are on no key.</summary>
    public long NotTyped { get; private set; }

    /// <summary>Moves the pointer.</summary>
    /// <param name="right">To the right, in the mouse's steps.</param>
    /// <param name="down">Down, likewise.</param>
    /// <exception cref="IOException">The computer does not take it.</exception>
    public void Move(int right, int down)
    {
        if (right == 0 && down == 0)
            return;
        Send((Relative, RelativeX, right), (Relative, RelativeY, down));
    }

    /// <summary>Turns the wheel: up is above 0.</summary>
    /// <param name="steps">Notches.</param>
    /// <exception cref="IOException">The computer does not take it.</exception>
    public void Scroll(int steps)
    {
        if (steps != 0)
            Send((Relative, Wheel, steps));
    }

    /// <summary>Presses or lets go the left button.</summary>
    /// <param name="isDown">Whether it is pressed.</param>
    /// <exception cref="IOException">The computer does not take it.</exception>
    public void Button(bool isDown) => Press(LeftButton, isDown);

    /// <summary>Presses or lets go the right button.</summary>
    /// <param name="isDown">Whether it is pressed.</param>
    /// <exception cref="IOException">The computer does not take it.</exception>
    public void ContextButton(bool isDown) => Press(RightButton, isDown);

    /// <summary>Presses or lets go a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isDown">Whether it is pressed.</param>
    /// <exception cref="IOException">The computer does not take it.</exception>
    public void Press(InputKey key, bool isDown)
    {
        if (key != InputKey.None)
            Press((ushort)key, isDown);
    }

    /// <summary>Types a text on the keys of the United States' layout, which the computer has to have set; what is on none of them is left out and counted.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="IOException">The computer does not take it.</exception>
    public void Type(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var character in text)
        {
            if (!UsLayout.TryFind(character, out var key, out var isShifted))
            {
                NotTyped++;
                continue;
            }

            if (isShifted)
                Press(InputKey.Shift, isDown: true);
            Press((ushort)key, isDown: true);
            Press((ushort)key, isDown: false);
            if (isShifted)
                Press(InputKey.Shift, isDown: false);
        }
    }

    /// <summary>Lets go everything and unplugs it.</summary>
    public void Dispose()
    {
        try
        {
            foreach (var key in _down.ToArray())
                Press(key, isDown: false);
        }
        catch (IOException)
        {
            // The kernel lets go what an unplugged device held.
        }

        _device.Dispose();
    }

    private void Allow()
    {
        Kernel.Ask(_device, SetEventKind, Key);
        Kernel.Ask(_device, SetEventKind, Relative);
        foreach (var axis in (ReadOnlySpan<ushort>)[RelativeX, RelativeY, Wheel])
            Kernel.Ask(_device, SetRelative, axis);
        foreach (var key in UsLayout.Keys.Concat(Enum.GetValues<InputKey>().Select(k => (int)k)).Append(LeftButton).Append(RightButton).Where(k => k != 0).Distinct())
            Kernel.Ask(_device, SetKey, key);
    }

    // A key that is down already is not pressed twice, nor one that is up let go.
    private void Press(ushort key, bool isDown)
    {
        if (isDown ? !_down.Add(key) : !_down.Remove(key))
            return;
        Send((Key, key, isDown ? 1 : 0));
    }

    private void Send(params ReadOnlySpan<(ushort Kind, ushort Code, int Value)> events)
    {
        var length = 0;
        foreach (var (kind, code, value) in events)
        {
            if (kind != Relative || value != 0)
                Add(kind, code, value);
        }

        Add(Sync, 0, 0);
        Kernel.Write(_device, _events.AsSpan(0, length));

        void Add(ushort kind, ushort code, int value)
        {
            var place = _events.AsSpan(length, EventBytes);
            place.Clear();
            BinaryPrimitives.WriteUInt16LittleEndian(place[16..], kind);
            BinaryPrimitives.WriteUInt16LittleEndian(place[18..], code);
            BinaryPrimitives.WriteInt32LittleEndian(place[20..], value);
            length += EventBytes;
        }
    }
}
