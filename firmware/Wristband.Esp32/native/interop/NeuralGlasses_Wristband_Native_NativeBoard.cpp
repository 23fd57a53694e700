#include "NeuralGlasses_Wristband_Native.h"

#include "Board.hpp"

typedef Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeBoard NativeBoard;

HRESULT NativeBoard::ResetReason___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(neuralglasses::board::ResetReason());
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT NativeBoard::StartWatchdog___STATIC__BOOLEAN__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_Boolean(neuralglasses::board::StartWatchdog(static_cast<uint32_t>(stack.Arg0().NumericByRef().s4)));
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT NativeBoard::FeedWatchdog___STATIC__VOID(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    (void)stack;
    neuralglasses::board::FeedWatchdog();
    NANOCLR_NOCLEANUP_NOLABEL();
}
