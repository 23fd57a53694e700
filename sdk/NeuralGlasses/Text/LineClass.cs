namespace NeuralGlasses.Text;

/// <summary>
/// The line breaking classes, by their names in UAX #14, table 1, as rule LB1 leaves them; the numbers are those in the table of properties.
/// Three that rules LB30 and LB30b tell apart by other properties are classes of their own.
/// </summary>
internal enum LineClass : byte
{
    AL,
    BA,
    BB,
    B2,
    BK,
    CB,
    CL,
    CM,
    CP,
    CR,
    EB,
    EM,
    EX,
    GL,
    H2,
    H3,
    HL,
    HY,
    ID,
    IN,
    IS,
    JL,
    JT,
    JV,
    LF,
    NL,
    NS,
    NU,
    OP,
    PO,
    PR,
    QU,
    RI,
    SP,
    SY,
    WJ,
    ZW,
    ZWJ,

    /// <summary>OP that is wide in East Asia, which LB30 spares.</summary>
    WideOP,

    /// <summary>CP that is wide in East Asia, which LB30 spares.</summary>
    WideCP,

    /// <summary>ID that is kept for pictographs to come, on which LB30b lets a skin tone stand.</summary>
    ComingEB,

    /// <summary>Not of the annex: the start of the text.</summary>
    Start,
}
