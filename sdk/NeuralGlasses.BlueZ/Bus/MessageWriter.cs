using System.Runtime.InteropServices;

namespace NeuralGlasses.BlueZ.Bus;

/// <summary>Fills a message, argument after argument.</summary>
internal readonly unsafe struct MessageWriter(nint message)
{
    private const string Failed = "A message cannot be written";

    internal nint Handle => message;

    public MessageWriter Add(string text) => AddText('s', text);

    public MessageWriter Add(ObjectPath path) => AddText('o', path.Path);

    public MessageWriter Add(bool truth) => AddFixed('b', truth ? 1 : 0);

    public MessageWriter Add(byte number) => AddFixed('y', number);

    public MessageWriter Add(ushort number) => AddFixed('q', number);

    public MessageWriter Add(short number) => AddFixed('n', number);

    public MessageWriter Add(uint number) => AddFixed('u', number);

    /// <summary>Adds a file descriptor; the message keeps one of its own.</summary>
    public MessageWriter AddFd(int fd) => AddFixed('h', fd);

    public MessageWriter Add(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes)
            BusException.Check(SdBus.MessageAppendArray(message, (byte)'y', first, (nuint)bytes.Length), Failed);
        return this;
    }

    /// <summary>Adds an array of things of one signature; <paramref name="fill"/> adds them.</summary>
    public MessageWriter AddArray(string signature, Action<MessageWriter> fill) => AddContainer('a', signature, fill);

    /// <summary>Adds one pair of a dictionary: a text and a variant.</summary>
    public MessageWriter AddProperty(string name, object value) => AddContainer('e', "sv", pair => pair.Add(name).AddVariant(value));

    /// <summary>Adds one pair of a dictionary whose value <paramref name="fill"/> adds.</summary>
    public MessageWriter AddPair(ObjectPath key, string valueSignature, Action<MessageWriter> fill) => AddContainer('e', $"o{valueSignature}", pair => fill(pair.Add(key)));

    /// <summary>Adds one pair of a dictionary whose value <paramref name="fill"/> adds.</summary>
    public MessageWriter AddPair(string key, string valueSignature, Action<MessageWriter> fill) => AddContainer('e', $"s{valueSignature}", pair => fill(pair.Add(key)));

    /// <summary>Adds <c>a{sv}</c>.</summary>
    public MessageWriter AddProperties(IEnumerable<KeyValuePair<string, object>> properties) => AddArray("{sv}", array =>
    {
        foreach (var (name, value) in properties)
            array.AddProperty(name, value);
    });

    /// <summary>Adds a variant with a text, a path, a truth, a number, bytes, or several texts.</summary>
    /// <exception cref="ArgumentException">The value is something else.</exception>
    public MessageWriter AddVariant(object value) => value switch
    {
        string text => AddContainer('v', "s", variant => variant.Add(text)),
        ObjectPath path => AddContainer('v', "o", variant => variant.Add(path)),
        bool truth => AddContainer('v', "b", variant => variant.Add(truth)),
        byte number => AddContainer('v', "y", variant => variant.Add(number)),
        short number => AddContainer('v', "n", variant => variant.Add(number)),
        ushort number => AddContainer('v', "q", variant => variant.Add(number)),
        uint number => AddContainer('v', "u", variant => variant.Add(number)),
        byte[] bytes => AddContainer('v', "ay", variant => variant.Add(bytes.AsSpan())),
        string[] texts => AddContainer('v', "as", variant => variant.AddArray("s", array =>
        {
            foreach (var text in texts)
                array.Add(text);
        })),
        _ => throw new ArgumentException($"a {value.GetType().Name} cannot be a variant here", nameof(value)),
    };

    private MessageWriter AddContainer(char type, string contents, Action<MessageWriter> fill)
    {
        BusException.Check(SdBus.MessageOpenContainer(message, (byte)type, contents), Failed);
        fill(this);
        BusException.Check(SdBus.MessageCloseContainer(message), Failed);
        return this;
    }

    private MessageWriter AddText(char type, string text)
    {
        var bytes = Marshal.StringToCoTaskMemUTF8(text);
        try
        {
            BusException.Check(SdBus.MessageAppendBasic(message, (byte)type, bytes), Failed);
        }
        finally
        {
            Marshal.FreeCoTaskMem(bytes);
        }

        return this;
    }

    private MessageWriter AddFixed<T>(char type, T value)
        where T : unmanaged
    {
        BusException.Check(SdBus.MessageAppendBasic(message, (byte)type, (nint)(&value)), Failed);
        return this;
    }
}
