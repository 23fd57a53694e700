using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Storage;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Storage;

/// <summary>A record of five bytes in a store, and the states in which a store can be when the next save begins.</summary>
internal static class Slots
{
    public const int First = 1;
    public const int Second = 2;
    public const uint Magic = 0x12345678;
    public const int Capacity = 5;

    public static readonly byte[] Old = [1, 2, 3, 4, 5];
    public static readonly byte[] Older = [9, 9, 9];

    /// <summary>Every state before a save, each with the payload that it holds; none is null.</summary>
    public static IEnumerable<(string Name, byte[]? Holds, Action<VirtualStore> Prepare)> States =>
    [
        ("empty", null, _ => { }),
        ("first slot alone", Old, s => Put(s, First, 1, Old)),
        ("second slot alone", Old, s => Put(s, Second, 1, Old)),
        ("first newer", Old, s => PutBoth(s, First, Second)),
        ("second newer", Old, s => PutBoth(s, Second, First)),
        ("first newer over the wrap", Old, s => PutBoth(s, First, Second, uint.MaxValue)),
        ("second damaged", Old, s => { PutBoth(s, First, Second); Damage(s, Second); }),
        ("first damaged", Old, s => { PutBoth(s, Second, First); Damage(s, First); }),
        ("second damaged and newer", Older, s => { PutBoth(s, Second, First); Damage(s, Second); }),
        ("second empty", Old, s => { Put(s, First, 1, Old); s.Poke(Second, []); }),
        ("both damaged", null, s => { PutBoth(s, First, Second); Damage(s, First); Damage(s, Second); }),
    ];

    public static TwoSlotRecord Record(VirtualStore store) => new(store, First, Second, Magic, 1, Capacity);

    /// <summary>Loads through a record that has seen nothing yet; null if there is no payload.</summary>
    public static byte[]? Load(VirtualStore store) => Load(store, out _);

    public static byte[]? Load(VirtualStore store, out LoadResult result)
    {
        var record = Record(store);
        var payload = new byte[Capacity];
        result = record.Load(payload);
        var isLoaded = result is LoadResult.Loaded or LoadResult.Recovered;
        Assert.Equal(isLoaded ? payload.AsSpan(record.Length..).ToArray() : payload, new byte[payload.Length - record.Length]);
        return isLoaded ? payload[..record.Length] : null;
    }

    /// <summary>The bytes of a slot by the layout of the specification, written apart from the code that is tested.</summary>
    public static byte[] Bytes(uint generation, byte[] payload, uint magic = Magic, byte version = 1)
    {
        byte[] body =
        [
            .. BitConverter.GetBytes(magic),
            version,
            .. BitConverter.GetBytes(generation),
            .. BitConverter.GetBytes((ushort)payload.Length),
            .. payload,
        ];
        return [.. body, .. BitConverter.GetBytes(Crc32.Compute(body, 0, body.Length))];
    }

    public static void Put(VirtualStore store, int file, uint generation, byte[] payload) => store.Poke(file, Bytes(generation, payload));

    public static void PutBoth(VirtualStore store, int newer, int older, uint olderGeneration = 41)
    {
        Put(store, newer, olderGeneration + 1, Old);
        Put(store, older, olderGeneration, Older);
    }

    public static void FlipBit(VirtualStore store, int file, int bit)
    {
        var bytes = store.Peek(file)!;
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        store.Poke(file, bytes);
    }

    private static void Damage(VirtualStore store, int file) => FlipBit(store, file, 8 * 12);
}
