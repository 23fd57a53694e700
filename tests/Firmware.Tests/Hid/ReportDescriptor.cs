namespace NeuralGlasses.Firmware.Tests.Hid;

/// <summary>One input field of a report: so many values of so many bits, from a bit of the report on.</summary>
internal sealed record ReportField(int ReportId, int Application, int UsagePage, IReadOnlyList<int> Usages, int FirstBit, int Bits, int Count, int Least, int Most, int Flags)
{
    public bool IsConstant => (Flags & 1) != 0;

    public bool IsVariable => (Flags & 2) != 0;

    public bool IsRelative => (Flags & 4) != 0;

    /// <summary>Reads a value of the field, with its sign where the least value has one.</summary>
    public int Read(ReadOnlySpan<byte> report, int index)
    {
        var value = 0;
        for (var bit = 0; bit < Bits; bit++)
        {
            var at = FirstBit + (index * Bits) + bit;
            value |= ((report[at / 8] >> (at % 8)) & 1) << bit;
        }

        return Least < 0 && (value & (1 << (Bits - 1))) != 0 ? value - (1 << Bits) : value;
    }
}

/// <summary>
/// Reads a report descriptor as a host does (USB HID 1.11, §6.2.2: short items, global state, local state that a main item ends). It knows
/// what a report map of input fields needs and refuses the rest.
/// </summary>
internal sealed class ReportDescriptor
{
    private const int Input = 0x80;
    private const int Collection = 0xA0;
    private const int EndCollection = 0xC0;
    private const int ApplicationCollection = 1;
    private readonly List<ReportField> _fields = [];
    private readonly Dictionary<int, int> _bits = [];
    private readonly List<int> _usages = [];
    private readonly Stack<int> _open = new();
    private int _page;
    private int _least;
    private int _most;
    private int _size;
    private int _count;
    private int _id;
    private int _application;
    private int _usageMinimum;

    public ReportDescriptor(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var length = (bytes[0] & 3) == 3 ? 4 : bytes[0] & 3;
            Take(bytes[0] & 0xFC, bytes.Slice(1, length));
            bytes = bytes[(1 + length)..];
        }

        if (_open.Count > 0)
            throw new InvalidDataException("A collection is not closed.");
    }

    public IReadOnlyList<ReportField> Fields => _fields;

    public IEnumerable<int> ReportIds => _bits.Keys;

    /// <summary>Bits of a report, its ID left out, as over GATT.</summary>
    public int BitsOf(int reportId) => _bits[reportId];

    private void Take(int item, ReadOnlySpan<byte> bytes)
    {
        var value = Unsigned(bytes);
        switch (item)
        {
            case 0x04:
                _page = value;
                break;
            case 0x14:
                _least = Signed(bytes);
                break;
            case 0x24:
                _most = Signed(bytes);
                break;
            case 0x74:
                _size = value;
                break;
            case 0x84:
                _id = value;
                break;
            case 0x94:
                _count = value;
                break;
            case 0x08:
                _usages.Add(value);
                break;
            case 0x18:
                _usageMinimum = value;
                break;
            case 0x28:
                _usages.AddRange(Enumerable.Range(_usageMinimum, value - _usageMinimum + 1));
                break;
            case Collection:
                if (value == ApplicationCollection)
                    _application = (_page << 16) | _usages.Single();
                _open.Push(value);
                _usages.Clear();
                break;
            case EndCollection:
                _open.Pop();
                break;
            case Input:
                Add(value);
                break;
            default:
                throw new InvalidDataException($"Item 0x{item:x2} is not known.");
        }
    }

    private void Add(int flags)
    {
        if (_open.Count == 0 || _id == 0)
            throw new InvalidDataException("An input is outside of a collection or has no report ID.");
        var first = _bits.GetValueOrDefault(_id);
        _fields.Add(new ReportField(_id, _application, _page, [.. _usages], first, _size, _count, _least, _most, flags));
        _bits[_id] = first + (_size * _count);
        _usages.Clear();
    }

    private static int Unsigned(ReadOnlySpan<byte> bytes)
    {
        var value = 0;
        for (var i = 0; i < bytes.Length; i++)
            value |= bytes[i] << (8 * i);
        return value;
    }

    private static int Signed(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        1 => (sbyte)bytes[0],
        2 => (short)Unsigned(bytes),
        _ => Unsigned(bytes),
    };
}
