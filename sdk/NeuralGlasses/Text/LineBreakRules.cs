using static NeuralGlasses.Text.LineClass;

namespace NeuralGlasses.Text;

/// <summary>The rules of UAX #14 in their order, fed one character after the other.</summary>
internal ref struct LineBreakRules
{
    private static readonly ulong HardBreaks = Set(BK, CR, LF, NL);
    private static readonly ulong Marks = Set(CM, ZWJ);
    private static readonly ulong NoBase = Set(Start, BK, CR, LF, NL, ZW);
    private static readonly ulong Closing = Set(CL, CP, WideCP, EX, IS, SY);
    private static readonly ulong Opens = Set(OP, WideOP);
    private static readonly ulong Closes = Set(CL, CP, WideCP);
    private static readonly ulong Letters = Set(AL, HL);
    private static readonly ulong LettersAndDigits = Set(AL, HL, NU);
    private static readonly ulong Hyphens = Set(BA, HY);
    private static readonly ulong AfterWord = Set(BA, HY, NS);
    private static readonly ulong Affixes = Set(PR, PO);
    private static readonly ulong Pictures = Set(ID, ComingEB, EB, EM);
    private static readonly ulong ToneBases = Set(EB, ComingEB);
    private static readonly ulong InNumber = Set(NU, SY, IS);
    private static readonly ulong BeforeNumber = Set(OP, WideOP, HY, PR, PO);
    private static readonly ulong Jamo = Set(JL, JV, JT, H2, H3);
    private static readonly ulong AfterLeadingJamo = Set(JL, JV, H2, H3);
    private static readonly ulong VowelJamo = Set(JV, H2);
    private static readonly ulong AfterVowelJamo = Set(JV, JT);
    private static readonly ulong TrailingJamo = Set(JT, H3);

    private readonly ReadOnlySpan<char> _text;

    // The last character that is neither a space nor a mark on another, and what rules remember of those before it.
    private LineClass _left;
    private bool _isSpaced;
    private bool _isJoined;
    private bool _isHebrewHyphen;
    private bool _isOddRegion;
    private NumberPart _number;

    internal LineBreakRules(ReadOnlySpan<char> text)
    {
        _text = text;
        _left = Start;
    }

    private enum NumberPart : byte
    {
        None,
        Digits,
        Closed,
    }

    /// <summary>Says what may be done before the next character, which has this class and behind which the text goes on at <paramref name="next"/>.</summary>
    internal LineBreak Take(LineClass right, int next)
    {
        var isMark = In(Marks, right) && !_isSpaced && !In(NoBase, _left);
        var effective = In(Marks, right) && !isMark ? AL : right;
        var answer = isMark ? LineBreak.Never : Before(effective, next);
        Remember(right, effective, isMark);
        return answer;
    }

    private readonly LineBreak Before(LineClass right, int next)
    {
        // LB2 to LB8a; marks on a base (LB9) were taken before.
        if (_left == Start && !_isSpaced)
            return LineBreak.Never;
        if (!_isSpaced && In(HardBreaks, _left))
            return _left == CR && right == LF ? LineBreak.Never : LineBreak.Must;
        if (In(HardBreaks, right) || right is SP or ZW)
            return LineBreak.Never;
        if (_left == ZW)
            return LineBreak.Allowed;
        if (_isJoined || right == WJ || In(Closing, right))
            return LineBreak.Never;
        return _isSpaced ? AfterSpaces(right) : Between(right, next) ? LineBreak.Never : LineBreak.Allowed;
    }

    // LB14 to LB18.
    private readonly LineBreak AfterSpaces(LineClass right)
    {
        var holds = In(Opens, _left)
            || (_left == QU && In(Opens, right))
            || (In(Closes, _left) && right == NS)
            || (_left == B2 && right == B2);
        return holds ? LineBreak.Never : LineBreak.Allowed;
    }

    // LB11 to LB31 for two characters without a space between them, from the first rule that decides: whether they hold together.
    private readonly bool Between(LineClass right, int next)
    {
        if (_left is WJ or GL || (right == GL && !In(Hyphens, _left)))
            return true;
        if (AfterSpaces(right) == LineBreak.Never || _left == QU || right == QU)
            return true;
        if (_left == CB || right == CB)
            return false;
        if (In(AfterWord, right) || _left == BB || _isHebrewHyphen || (_left == SY && right == HL) || right == IN)
            return true;
        return HoldsWord(right) || HoldsNumber(right, next) || HoldsSyllable(right) || HoldsSymbols(right);
    }

    // LB23 to LB24, LB28 to LB30.
    private readonly bool HoldsWord(LineClass right) =>
        (In(Letters, right) && (In(LettersAndDigits, _left) || In(Affixes, _left) || _left is IS or CP))
        || (In(Letters, _left) && (right is NU or OP || In(Affixes, right)))
        || (_left == PR && In(Pictures, right))
        || (In(Pictures, _left) && right == PO)
        || (_left == NU && right == OP)
        || (_left == CP && right == NU);

    // LB25 as (PR | PO)? (OP | HY)? NU (NU | SY | IS)* (CL | CP)? (PR | PO)?
    private readonly bool HoldsNumber(LineClass right, int next) => _number switch
    {
        NumberPart.Digits when In(InNumber, right) || In(Closes, right) || In(Affixes, right) => true,
        NumberPart.Closed when In(Affixes, right) => true,
        _ when right == NU => In(BeforeNumber, _left),
        _ => In(Opens, right) && In(Affixes, _left) && NumberFollows(next),
    };

    // LB26 and LB27.
    private readonly bool HoldsSyllable(LineClass right) =>
        (_left == JL && In(AfterLeadingJamo, right))
        || (In(VowelJamo, _left) && In(AfterVowelJamo, right))
        || (In(TrailingJamo, _left) && right == JT)
        || (In(Jamo, _left) && right == PO)
        || (_left == PR && In(Jamo, right));

    // LB30a and LB30b.
    private readonly bool HoldsSymbols(LineClass right) =>
        (_left == RI && right == RI && _isOddRegion) || (In(ToneBases, _left) && right == EM);

    private readonly bool NumberFollows(int at)
    {
        while (at < _text.Length)
        {
            var codePoint = UnicodeTable.CodePointAt(_text, at);
            var type = UnicodeTable.LineOf(codePoint);
            if (!In(Marks, type))
                return type == NU;
            at += codePoint > char.MaxValue ? 2 : 1;
        }

        return false;
    }

    private void Remember(LineClass right, LineClass effective, bool isMark)
    {
        _isJoined = right == ZWJ;
        if (isMark)
            return;
        if (right == SP)
        {
            _isSpaced = true;
            _isHebrewHyphen = false;
            _number = NumberPart.None;
            return;
        }

        _isHebrewHyphen = !_isSpaced && _left == HL && In(Hyphens, right);
        _isOddRegion = right == RI && (_isSpaced || _left != RI || !_isOddRegion);
        _number = right switch
        {
            NU => NumberPart.Digits,
            SY or IS when _number == NumberPart.Digits => NumberPart.Digits,
            CL or CP or WideCP when _number == NumberPart.Digits => NumberPart.Closed,
            _ => NumberPart.None,
        };
        _left = effective;
        _isSpaced = false;
    }

    private static bool In(ulong set, LineClass type) => ((set >> (int)type) & 1) != 0;

    private static ulong Set(params ReadOnlySpan<LineClass> types)
    {
        var set = 0ul;
        foreach (var type in types)
            set |= 1ul << (int)type;
        return set;
    }
}
