using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NeuralGlasses.Storage;

/// <summary>
/// Puts an EXIF block (CIPA DC-008, Exif 2.32) behind the first marker of a JPEG. Written here because ten tags in two directories are all that is
/// needed and the core has no library of pictures; a photo that has such a block already is left as its camera made it.
/// </summary>
internal static class ExifWriter
{
    private const int Ascii = 2;
    private const int Long = 4;
    private const int Rational = 5;
    private const int Undefined = 7;
    private const int EntryBytes = 12;
    private const int MostText = 100;

    /// <summary>Whether the bytes begin like a JPEG without such a block.</summary>
    public static bool Fits(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg.Length < 4 || jpeg[0] != 0xFF || jpeg[1] != 0xD8)
            return false;
        var at = 2;
        while (at + 10 <= jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] is >= 0xE0 and <= 0xEF)
        {
            if (jpeg[at + 1] == 0xE1 && jpeg[(at + 4)..].StartsWith("Exif\0\0"u8))
                return false;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
        }

        return true;
    }

    /// <summary>The photo with its block.</summary>
    public static byte[] Add(ReadOnlySpan<byte> jpeg, DateTimeOffset taken, in PhotoNote note, MediaStoreOptions options)
    {
        byte[] block = Block(jpeg, taken, note, options);
        var whole = new byte[jpeg.Length + block.Length];
        jpeg[..2].CopyTo(whole);
        block.CopyTo(whole, 2);
        jpeg[2..].CopyTo(whole.AsSpan(2 + block.Length));
        return whole;
    }

    private static byte[] Block(ReadOnlySpan<byte> jpeg, DateTimeOffset taken, in PhotoNote note, MediaStoreOptions options)
    {
        string time = taken.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture);
        string offset = taken.ToString("zzz", CultureInfo.InvariantCulture);
        string number = Convert.ToHexStringLower(SHA256.HashData(jpeg).AsSpan(0, 16));
        var zoom = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(zoom, (uint)Math.Round(note.Zoom * 100));
        BinaryPrimitives.WriteUInt32LittleEndian(zoom.AsSpan(4), 100);
        List<(int Tag, int Type, byte[] Value)> picture =
        [
            (0x010E, Ascii, Text(note.App)),
            (0x010F, Ascii, Text(options.Make)),
            (0x0110, Ascii, Text(options.Model)),
            (0x0131, Ascii, Text(options.Software)),
            (0x0132, Ascii, Text(time)),
        ];
        List<(int Tag, int Type, byte[] Value)> exposure =
        [
            (0x9000, Undefined, "0232"u8.ToArray()),
            (0x9003, Ascii, Text(time)),
            (0x9011, Ascii, Text(offset)),
            (0x9291, Ascii, Text(taken.ToString("fff", CultureInfo.InvariantCulture))),
            (0xA404, Rational, zoom),
            (0xA420, Ascii, Text(number)),
        ];
        picture.RemoveAll(entry => entry.Value.Length <= 1);

        // Offsets count from the TIFF header; the second directory follows the first one and its values.
        int second = 8 + Length(picture, 1);
        var pointer = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(pointer, second);
        picture.Add((0x8769, Long, pointer));
        var tiff = new MemoryStream();
        tiff.Write([(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0]);
        Write(tiff, picture);
        Write(tiff, exposure);
        var block = new byte[10 + tiff.Length];
        block[0] = 0xFF;
        block[1] = 0xE1;
        BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(2), (ushort)(block.Length - 2));
        "Exif\0\0"u8.CopyTo(block.AsSpan(4));
        tiff.ToArray().CopyTo(block, 10);
        return block;
    }

    private static int Length(List<(int Tag, int Type, byte[] Value)> entries, int more) =>
        2 + ((entries.Count + more) * EntryBytes) + 4 + entries.Sum(entry => entry.Value.Length > 4 ? Even(entry.Value.Length) : 0);

    private static int Even(int length) => (length + 1) & ~1;

    private static void Write(MemoryStream tiff, List<(int Tag, int Type, byte[] Value)> entries)
    {
        int values = (int)tiff.Length + 2 + (entries.Count * EntryBytes) + 4;
        Span<byte> entry = stackalloc byte[EntryBytes];
        BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)entries.Count);
        tiff.Write(entry[..2]);
        foreach ((int tag, int type, byte[] value) in entries)
        {
            entry.Clear();
            BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], (ushort)type);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], type is Ascii or Undefined ? value.Length : 1);
            if (value.Length <= 4)
            {
                value.CopyTo(entry[8..]);
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(entry[8..], values);
                values += Even(value.Length);
            }

            tiff.Write(entry);
        }

        // No third directory, then the values that did not fit.
        tiff.Write([0, 0, 0, 0]);
        foreach ((int _, int _, byte[] value) in entries.Where(entry => entry.Value.Length > 4))
        {
            tiff.Write(value);
            if (value.Length % 2 == 1)
                tiff.WriteByte(0);
        }
    }

    // The type holds 7-bit characters and ends with a zero.
    private static byte[] Text(string text) => [.. Encoding.ASCII.GetBytes(text.Length > MostText ? text[..MostText] : text), 0];
}
