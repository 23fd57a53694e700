using System.Text;
using NeuralGlasses.Apps.Messages;

namespace NeuralGlasses.Apps;

/// <summary>Texts that an app keeps from one start to the next, by key, up to the size that its manifest asks for.</summary>
public sealed class AppStorage
{
    /// <summary>Most characters of a key.</summary>
    public const int MostKeyLength = 100;

    private readonly Dictionary<string, string> _values;
    private readonly long _mostBytes;
    private readonly Action<AppRequest> _send;

    internal AppStorage(IReadOnlyDictionary<string, string> values, long mostBytes, Action<AppRequest> send)
    {
        _values = new Dictionary<string, string>(values, StringComparer.Ordinal);
        _mostBytes = mostBytes;
        _send = send;
        Bytes = _values.Sum(each => SizeOf(each.Key, each.Value));
    }

    /// <summary>Bytes in use: those of keys and values in UTF-8.</summary>
    public long Bytes { get; private set; }

    /// <summary>Keys, in order.</summary>
    public IEnumerable<string> Keys => _values.Keys.Order(StringComparer.Ordinal);

    /// <summary>The value of a key, or null if there is none.</summary>
    public string? Get(string key) => _values.GetValueOrDefault(key);

    /// <summary>Keeps a value; false, and nothing changes, if there is no room for it.</summary>
    /// <exception cref="ArgumentException">The key is empty or longer than 100 characters.</exception>
    public bool TrySet(string key, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        if (key.Length > MostKeyLength)
            throw new ArgumentException($"The key has {key.Length} characters, expected at most {MostKeyLength}; choose a shorter one.", nameof(key));
        if (_values.TryGetValue(key, out string? before) && before == value)
            return true;
        long size = Bytes + SizeOf(key, value) - (before is null ? 0 : SizeOf(key, before));
        if (size > _mostBytes)
            return false;
        Bytes = size;
        _values[key] = value;
        _send(new AppRequest(AppRequestKind.Store) { Text = key, Value = value });
        return true;
    }

    /// <summary>Forgets a key.</summary>
    public void Remove(string key)
    {
        if (!_values.Remove(key, out string? before))
            return;
        Bytes -= SizeOf(key, before);
        _send(new AppRequest(AppRequestKind.Store) { Text = key });
    }

    internal static long SizeOf(string key, string value) => Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value);
}
