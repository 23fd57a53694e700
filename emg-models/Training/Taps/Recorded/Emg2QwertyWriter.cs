using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using NeuralGlasses.Physiology.Typing;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Training.Taps.Recorded;

/// <summary>
/// Writes typing in the layout of emg2qwerty: the group <c>emg2qwerty</c> with rows of both wrists and a time, and the keys as an attribute of JSON. By hand (HDF5 file format
/// 3.0), because the HDF5 library of this program writes no rows with arrays in them. The same typing gives the same bytes.
/// </summary>
public static class Emg2QwertyWriter
{
    private const int Channels = Typist.Channels;
    private const int RowBytes = sizeof(double) + (2 * Channels * sizeof(float));
    private const double RateHz = 2000;

    // As the sessions have it, seconds since 1970; an invented day.
    private const double BeginS = 1_600_000_000;
    private const ulong Nowhere = ulong.MaxValue;

    /// <summary>Writes a stretch of typing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stretch">What was typed.</param>
    /// <param name="user">Who typed.</param>
    /// <param name="session">Name of the session.</param>
    public static void Write(string path, TypedStretch stretch, string user, string session)
    {
        ArgumentNullException.ThrowIfNull(stretch);
        var keys = JsonSerializer.Serialize(stretch.Keys.Select(key => new { key = NameOf(key.Character), start = BeginS + key.PressS, end = BeginS + key.ReleaseS }));
        string[] texts = [session, user, "on_keyboard", keys, "[]"];
        var rows = Rows(stretch);
        // Superblock, heap of texts, rows, and the headers behind them.
        var heap = Heap(texts);
        const ulong HeapAt = 48;
        var rowsAt = HeapAt + (ulong)heap.Length;
        var dataset = Header([(1, Space((ulong)(rows.Length / RowBytes))), (3, RowType()), (5, [3, 9]), (8, [3, 1, .. Bytes(rowsAt), .. Bytes((ulong)rows.Length)])]);
        var datasetAt = rowsAt + (ulong)rows.Length;
        string[] names = ["session_name", "user", "condition", "keystrokes", "prompts"];
        var group = Header([
            .. Links("timeseries", datasetAt),
            .. names.Select((name, i) => ((byte)12, Attribute(name, TextType, [.. Bytes((uint)Encoding.UTF8.GetByteCount(texts[i])), .. Bytes(HeapAt), .. Bytes((uint)(i + 1))]))),
            (12, Attribute("duration_mins", FloatType(8, 52, 11, 1023), BitConverter.GetBytes(stretch.Seconds / 60))),
        ]);
        var groupAt = datasetAt + (ulong)dataset.Length;
        var root = Header([.. Links("emg2qwerty", groupAt)]);
        var rootAt = groupAt + (ulong)group.Length;
        byte[] front = [0x89, .. "HDF\r\n\x1a\n"u8, 2, 8, 8, 0, .. Bytes(0UL), .. Bytes(Nowhere), .. Bytes(rootAt + (ulong)root.Length), .. Bytes(rootAt)];
        WholeFile.Write(path, [.. front, .. Bytes(Hdf5Checksum.Of(front)), .. heap, .. rows, .. dataset, .. group, .. root]);
    }

    private static byte[] TextType => [0x19, 1, 1, 0, .. Bytes(16U), 0x10, 0, 0, 0, .. Bytes(1U), 0, 0, 8, 0];

    private static byte[] Rows(TypedStretch stretch)
    {
        var count = stretch.Left.Length / Channels;
        var rows = new byte[count * RowBytes];
        for (var t = 0; t < count; t++)
        {
            var row = rows.AsSpan(t * RowBytes, RowBytes);
            BinaryPrimitives.WriteDoubleLittleEndian(row, BeginS + (t / RateHz));
            for (var c = 0; c < Channels; c++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(row[(8 + (4 * c))..], stretch.Left[(t * Channels) + c]);
                BinaryPrimitives.WriteSingleLittleEndian(row[(8 + (4 * (Channels + c)))..], stretch.Right[(t * Channels) + c]);
            }
        }

        return rows;
    }

    private static byte[] RowType() =>
    [
        0x36, 3, 0, 0, .. Bytes((uint)RowBytes),
        .. "time\0"u8, 0, .. FloatType(8, 52, 11, 1023),
        .. "emg_left\0"u8, 8, .. ArrayType(),
        .. "emg_right\0"u8, 8 + (4 * Channels), .. ArrayType(),
    ];

    private static byte[] ArrayType() => [0x3A, 0, 0, 0, .. Bytes((uint)(4 * Channels)), 1, .. Bytes((uint)Channels), .. FloatType(4, 23, 8, 127)];

    private static byte[] FloatType(byte size, byte mantissa, byte exponent, uint bias) =>
        [0x11, 0x20, (byte)((8 * size) - 1), 0, .. Bytes((uint)size), 0, 0, (byte)(8 * size), 0, mantissa, exponent, 0, mantissa, .. Bytes(bias)];

    private static byte[] Space(ulong rows) => [2, 1, 0, 1, .. Bytes(rows)];

    private static byte[] Attribute(string name, byte[] type, byte[] value) =>
        [3, 0, (byte)(name.Length + 1), 0, (byte)type.Length, 0, 4, 0, 0, .. Encoding.ASCII.GetBytes(name), 0, .. type, 2, 0, 0, 0, .. value];

    private static (byte Kind, byte[] Message)[] Links(string name, ulong address) =>
        [(2, [0, 0, .. Bytes(Nowhere), .. Bytes(Nowhere)]), (10, [0, 0]), (6, [1, 0, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. Bytes(address)])];

    private static byte[] Header((byte Kind, byte[] Message)[] messages)
    {
        byte[] body = [.. messages.SelectMany(each => new[] { each.Kind, (byte)each.Message.Length, (byte)(each.Message.Length >> 8), (byte)0 }.Concat(each.Message))];
        byte[] header = [.. "OHDR"u8, 2, 2, .. Bytes((uint)body.Length), .. body];
        return [.. header, .. Bytes(Hdf5Checksum.Of(header))];
    }

    private static byte[] Heap(string[] texts)
    {
        var objects = new List<byte>();
        for (var i = 0; i < texts.Length; i++)
        {
            var text = Encoding.UTF8.GetBytes(texts[i]);
            objects.AddRange([(byte)(i + 1), 0, 1, 0, 0, 0, 0, 0, .. Bytes((ulong)text.Length), .. text, .. new byte[(8 - (text.Length % 8)) % 8]]);
        }

        // What is left of a heap, which has 4096 bytes at least, is a free object.
        var size = Math.Max(4096, 16 + objects.Count + 16);
        var free = size - 16 - objects.Count;
        return [.. "GCOL"u8, 1, 0, 0, 0, .. Bytes((ulong)size), .. objects, .. new byte[8], .. Bytes((ulong)free), .. new byte[free - 16]];
    }

    private static string NameOf(char character) => character switch
    {
        ' ' => "Key.space",
        TapKeyboard.Backspace => "Key.backspace",
        _ => character.ToString(),
    };

    private static byte[] Bytes(ulong value) => BitConverter.GetBytes(value);

    private static byte[] Bytes(uint value) => BitConverter.GetBytes(value);
}
