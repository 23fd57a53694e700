using System.Buffers.Binary;
using NeuralGlasses.Text;
using NeuralGlasses.Text.Bidi;

namespace NeuralGlasses.Sdk.Tests.Text;

/// <summary>Makes the table of properties that the SDK carries from the files of the Unicode Character Database.</summary>
internal static class UnicodeTableMaker
{
    private const int BlockSize = 1 << UnicodeTableLayout.BlockBits;

    internal static byte[] Make()
    {
        var brackets = Brackets();
        var kinds = Kinds(brackets);
        var order = kinds.Distinct().Order().ToList();
        var cells = Array.ConvertAll(kinds, k => (byte)order.IndexOf(k));

        var blocks = new List<byte[]>();
        var index = new byte[UnicodeTableLayout.BlockCount];
        var known = new Dictionary<string, int>();
        for (var i = 0; i < index.Length; i++)
        {
            var block = cells.AsSpan(i * BlockSize, BlockSize).ToArray();
            var key = Convert.ToHexString(block);
            if (!known.TryGetValue(key, out var number))
            {
                known.Add(key, number = blocks.Count);
                blocks.Add(block);
            }

            index[i] = checked((byte)number);
        }

        return
        [
            .. UnicodeTableLayout.Mark, .. Number(order.Count), .. Number(brackets.Count),
            .. order.SelectMany(k => new[] { k.First, k.Second }),
            .. brackets.OrderBy(b => b.Key).SelectMany(b => new[] { Number(b.Key), Number(b.Value.Pair) }).SelectMany(n => n),
            .. index, .. blocks.SelectMany(b => b),
        ];
    }

    private static (byte First, byte Second)[] Kinds(Dictionary<int, (BracketKind Kind, int Pair)> brackets)
    {
        var bidi = Array.ConvertAll(UnicodeFiles.Values("extracted/DerivedBidiClass.txt", "bc"), Enum.Parse<BidiClass>);
        var line = LineClasses();
        var kinds = new (byte, byte)[UnicodeFiles.CodePoints];
        for (var i = 0; i < kinds.Length; i++)
        {
            var bracket = brackets.TryGetValue(i, out var found) ? found.Kind : BracketKind.None;
            kinds[i] = ((byte)((int)bidi[i] | ((int)bracket << UnicodeTableLayout.BidiBits)), (byte)line[i]);
        }

        return kinds;
    }

    private static LineClass[] LineClasses()
    {
        var classes = UnicodeFiles.Values("extracted/DerivedLineBreak.txt", "lb");
        var category = UnicodeFiles.Values("extracted/DerivedGeneralCategory.txt", "gc");
        var width = UnicodeFiles.Values("extracted/DerivedEastAsianWidth.txt", "ea");
        var isPictograph = UnicodeFiles.With("emoji/emoji-data.txt", "Extended_Pictographic");
        return
        [
            .. Enumerable.Range(0, UnicodeFiles.CodePoints).Select(i =>
            {
                var isWide = width[i] is "F" or "W" or "H";
                return classes[i] switch
                {
                    // Rule LB1.
                    "AI" or "SG" or "XX" => LineClass.AL,
                    "SA" => category[i] is "Mn" or "Mc" ? LineClass.CM : LineClass.AL,
                    "CJ" => LineClass.NS,
                    "OP" when isWide => LineClass.WideOP,
                    "CP" when isWide => LineClass.WideCP,
                    "ID" when isPictograph[i] && category[i] == "Cn" => LineClass.ComingEB,
                    var name => Enum.Parse<LineClass>(name),
                };
            }),
        ];
    }

    private static Dictionary<int, (BracketKind Kind, int Pair)> Brackets()
    {
        // A decomposition into one character without a tag is a canonical equivalence (UAX #44, section 5.7.3).
        var equivalents = (from fields in UnicodeFiles.Fields("UnicodeData.txt")
                           where fields[5].Length > 0 && !fields[5].Contains('<') && !fields[5].Contains(' ')
                           select fields).ToDictionary(f => UnicodeFiles.CodePoint(f[0]), f => UnicodeFiles.CodePoint(f[5]));
        return UnicodeFiles.Fields("BidiBrackets.txt").ToDictionary(f => UnicodeFiles.CodePoint(f[0]), f =>
        {
            var kind = f[2] == "o" ? BracketKind.Opening : BracketKind.Closing;
            var opening = UnicodeFiles.CodePoint(kind == BracketKind.Opening ? f[0] : f[1]);
            return (kind, equivalents.GetValueOrDefault(opening, opening));
        });
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, checked((ushort)value));
        return bytes;
    }
}
