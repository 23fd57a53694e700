using System.Runtime.InteropServices;

namespace NeuralGlasses.BlueZ.Bus;

/// <summary>A message that came over the bus. It is read from its beginning to its end, once.</summary>
internal sealed unsafe class BusMessage : IDisposable
{
    private nint _message;

    /// <summary>Keeps a message of libsystemd until it is disposed.</summary>
    public BusMessage(nint message) => _message = SdBus.MessageRef(message);

    public string Path => Text(SdBus.MessageGetPath(_message));

    public string Interface => Text(SdBus.MessageGetInterface(_message));

    public string Member => Text(SdBus.MessageGetMember(_message));

    public string Sender => Text(SdBus.MessageGetSender(_message));

    internal nint Handle => _message;

    /// <summary>Whether everything of the innermost container was read.</summary>
    public bool IsAtEnd => Peek().Type == 0;

    /// <summary>Signature of what comes next, as far as it is one type; empty at the end.</summary>
    public string NextSignature
    {
        get
        {
            var (type, contents) = Peek();
            return type switch
            {
                0 => "",
                (byte)'a' => $"a{Text(contents)}",
                _ => ((char)type).ToString(),
            };
        }
    }

    /// <exception cref="BusException">Something else comes next.</exception>
    public string ReadText()
    {
        var (type, _) = Peek();
        if (type is not ((byte)'s' or (byte)'o' or (byte)'g'))
            throw Unexpected("a text", type);
        return ReadAnyText(type);
    }

    /// <exception cref="BusException">Something else comes next.</exception>
    public ushort ReadUInt16() => ReadFixed<ushort>('q');

    /// <exception cref="BusException">Something else comes next.</exception>
    public uint ReadUInt32() => ReadFixed<uint>('u');

    /// <summary>Reads a file descriptor and gives another one for the same, which the caller closes; the message closes its own.</summary>
    /// <exception cref="BusException">Something else comes next, or no descriptor is free.</exception>
    public int ReadFd()
    {
        var own = Posix.Duplicate(ReadFixed<int>('h'));
        return own >= 0 ? own : throw new BusException(BusException.InvalidReply, $"A file descriptor of {Member} cannot be kept: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>Bytes of an array; valid while the message lives.</summary>
    /// <exception cref="BusException">Something else comes next.</exception>
    public ReadOnlySpan<byte> ReadBytes()
    {
        var (type, contents) = Peek();
        if (type != 'a' || Text(contents) != "y")
            throw Unexpected("bytes", type);
        BusException.Check(SdBus.MessageReadArray(_message, (byte)'y', out var bytes, out var length), "Bytes cannot be read");
        return new ReadOnlySpan<byte>((void*)bytes, (int)length);
    }

    /// <summary>Reads an array of things, each by <paramref name="read"/>.</summary>
    /// <exception cref="BusException">Something else comes next.</exception>
    public void ReadArray(Action<BusMessage> read)
    {
        var (type, contents) = Peek();
        if (type != 'a')
            throw Unexpected("an array", type);
        Enter(type, contents);
        while (!IsAtEnd)
            read(this);
        Leave();
    }

    /// <summary>Reads an array of pairs whose keys are texts or paths, each value by <paramref name="read"/>.</summary>
    /// <exception cref="BusException">Something else comes next.</exception>
    public Dictionary<string, T> ReadPairs<T>(Func<BusMessage, T> read)
    {
        var pairs = new Dictionary<string, T>();
        ReadArray(message =>
        {
            var (type, contents) = Peek();
            if (type != 'e')
                throw Unexpected("pairs", type);
            Enter(type, contents);
            var key = message.ReadText();
            pairs[key] = read(message);
            Leave();
        });
        return pairs;
    }

    /// <summary>Reads <c>a{sv}</c>.</summary>
    /// <exception cref="BusException">Something else comes next.</exception>
    public Dictionary<string, object?> ReadProperties() => ReadPairs(message => message.ReadVariant());

    /// <summary>Reads a variant: numbers, truths and texts as themselves, <c>ay</c> as bytes, other arrays as lists, pairs as a dictionary by the text of their keys.</summary>
    /// <exception cref="BusException">Something else comes next, or it holds what is not read here.</exception>
    public object? ReadVariant()
    {
        var (type, contents) = Peek();
        if (type != 'v')
            throw Unexpected("a variant", type);
        Enter(type, contents);
        var value = ReadAny();
        Leave();
        return value;
    }

    public void Dispose()
    {
        if (_message != 0)
            SdBus.MessageUnref(_message);
        _message = 0;
    }

    private static string Text(nint text) => Marshal.PtrToStringUTF8(text) ?? "";

    private object? ReadAny()
    {
        var (type, contents) = Peek();
        switch ((char)type)
        {
            case 's' or 'o' or 'g':
                return ReadAnyText(type);
            case 'b':
                return ReadFixed<int>('b') != 0;
            case 'y':
                return ReadFixed<byte>('y');
            case 'n':
                return ReadFixed<short>('n');
            case 'q':
                return ReadFixed<ushort>('q');
            case 'i':
                return ReadFixed<int>('i');
            case 'u':
                return ReadFixed<uint>('u');
            case 'x':
                return ReadFixed<long>('x');
            case 't':
                return ReadFixed<ulong>('t');
            case 'd':
                return ReadFixed<double>('d');
            case 'v':
                return ReadVariant();
            case 'a' when Text(contents) == "y":
                return ReadBytes().ToArray();
            case 'a' when Text(contents).StartsWith('{'):
                return ReadAnyPairs();
            case 'a':
                var items = new List<object?>();
                ReadArray(message => items.Add(message.ReadAny()));
                return items;
            default:
                throw Unexpected("a value", type);
        }
    }

    private Dictionary<string, object?> ReadAnyPairs()
    {
        var pairs = new Dictionary<string, object?>();
        ReadArray(message =>
        {
            var (type, contents) = Peek();
            Enter(type, contents);
            var key = $"{message.ReadAny()}";
            pairs[key] = message.ReadAny();
            Leave();
        });
        return pairs;
    }

    private string ReadAnyText(byte type)
    {
        nint text;
        BusException.Check(SdBus.MessageReadBasic(_message, type, &text), "A text cannot be read");
        return Text(text);
    }

    private T ReadFixed<T>(char type)
        where T : unmanaged
    {
        var (found, _) = Peek();
        if (found != type)
            throw Unexpected($"'{type}'", found);
        T value;
        BusException.Check(SdBus.MessageReadBasic(_message, (byte)type, &value), "A value cannot be read");
        return value;
    }

    private (byte Type, nint Contents) Peek()
    {
        BusException.Check(SdBus.MessagePeekType(_message, out var type, out var contents), "A message cannot be read");
        return (type, contents);
    }

    private void Enter(byte type, nint contents) => BusException.Check(SdBus.MessageEnterContainer(_message, type, contents), "A message cannot be read");

    private void Leave() => BusException.Check(SdBus.MessageExitContainer(_message), "A message cannot be read");

    private BusException Unexpected(string expected, byte found) =>
        new(BusException.InvalidReply, $"{Interface}.{Member} of {Path} holds {(found == 0 ? "nothing more" : $"'{(char)found}'")}; expected {expected}.");
}
